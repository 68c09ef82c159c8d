/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house that the tests of the lane board look at: wireframes.md 2a, read
 * off its own picture. */
#include "config.h"

#include "tests/support/lanes_house.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TODAY "2026-11-21"
#define UUID "00000000-0000-4000-8000-000000000"

/* Letter and tier, three cells a room; the next row begins a decade later. */
static const char *const rooms[] = {
	"o  ws d  o  !  h  o  +  C  w",
	"C  o  o  d  !  o  od d  od o",
	"o  o  +  o  d  hd C  C  o  w",
	"C  !  Cs o  o  w  x  o  o  w",
	"+  o  o  C  C  o  o     o",
	"o     od    o     os    +",
	"o     wd",
};

static const char lockers[] =
	"ooCoCoCoCCooxCooCoCo"
	"CCoooCCCoooCCoCCCCCo"
	"ooCCoooCooooCooCoooo"
	"oCooCoCCooooooCC!ooo"
	"ooCoCoooo+CCCoCoCoCo"
	"CCooCoCC";

/* Whoever is somewhere without a name of their own is a guest. */
static const struct known {
	const char *unit, *name, *from, *until;
	int late, fee, owed;
	bool ban;
	const char *held_for, *held_until;
} known[] = {
	{ "room:204", "Weber, Kim", "06:30", "12:30", 97, 3500, 0, true,
	  NULL, NULL },
	{ "room:231", "Ahmed, Sam", "07:00", "13:00", 67, 3500, 1200, false,
	  NULL, NULL },
	{ "room:214", "Brandt, U.", "07:10", "13:15", 52, 1500, 0, false,
	  NULL, NULL },
	{ "locker:077", "Kaya, Deniz", "08:00", "14:00", 7, 0, 0, false,
	  NULL, NULL },
	{ "room:222", "Ivers, Ann", "08:30", "14:30", 0, 0, 0, false,
	  NULL, NULL },
	{ "room:207", "Meyer, Jo", "08:15", "14:15", 0, 0, 0, false,
	  NULL, NULL },
	{ "room:205", "", NULL, NULL, 0, 0, 0, false, "lane 1", NULL },
	{ "room:225", "", NULL, NULL, 0, 0, 0, false, "offer Silva",
	  TODAY " 14:16:00" },
};

static const struct known *about(const char *unit)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		if (strcmp(known[i].unit, unit) == 0)
			return &known[i];
	}
	return NULL;
}

static const char *tier_of(char letter)
{
	return letter == 'd' ? "DOUBLE" : letter == 's' ? "SPECIAL"
		: "STANDARD";
}

static void write_unit(const struct lanes_house *house, FILE *out, bool locker,
	int number, int place, char state, const char *tier)
{
	char unit[32];
	const struct known *k;
	struct known guest;
	const struct lanes_change *change = NULL;
	bool in_use;

	snprintf(unit, sizeof(unit), locker ? "locker:%03d" : "room:%d", number);
	for (int i = 0; i < house->change_count; i++)
		if (strcmp(house->changes[i].unit, unit) == 0)
			change = &house->changes[i];
	if (change != NULL)
		state = change->state;
	in_use = strchr("o+!", state) != NULL;
	guest = (struct known){
		.name = in_use ? "Guest, A." : "", .from = "10:00",
		.until = state == '+' ? "14:35" : "16:30",
	};
	k = about(unit);
	if (k == NULL || in_use != (k->from != NULL))
		k = &guest;
	fprintf(out, "%s|%s|%s|%d|%s|%c|", unit, locker ? "locker" : "room",
		strchr(unit, ':') + 1, place, tier, state);
	if (in_use)
		fprintf(out, UUID "%03d|%s|" UUID "%03d|" UUID "%03d|" TODAY
			" %s:00|" TODAY " %s:00|0|", number, k->name, number,
			number, k->from, k->until);
	else
		fputs("NULL||NULL|NULL|NULL|NULL|NULL|", out);
	fprintf(out, "%d|%d|%c|%d|%s|%s|%s%s|", k->late, k->fee,
		k->ban ? 't' : 'f', k->owed,
		k->held_for == NULL ? "" : k->held_for,
		k->held_until == NULL ? "NULL" : k->held_until,
		change == NULL ? "v-" : change->version, unit);
	fprintf(out, change == NULL ? "NULL|NULL\n" : "2|NULL\n");
}

static void answer_units(struct bays *b, const struct lanes_house *house)
{
	char *table;
	size_t size;
	FILE *out = open_memstream(&table, &size);
	int place = 0;

	fputs("unit|kind|number|place|tier|state|customer|customer_name|visit|"
		"block|starts|ends|minutes_left|late_minutes|fee_minor|ban|"
		"owed_minor|held_for|held_until|version|changed_ago|changes_at\n",
		out);
	for (size_t row = 0; row < ARRAY_LEN(rooms); row++)
		for (size_t at = 0; at < strlen(rooms[row]); at += 3)
			if (rooms[row][at] != ' ')
				write_unit(house, out, false,
					200 + (int)row * 10 + (int)at / 3,
					++place, rooms[row][at],
					tier_of(rooms[row][at + 1]));
	for (int i = 0; lockers[i] != '\0'; i++)
		write_unit(house, out, true, i + 1, i + 1, lockers[i], "LOCKER");
	fclose(out);
	answer_table(b, "lane_units", table);
	free(table);
}

/* What stands in a lane, as columns by name. */
#define LANE_HEAD \
	"lane|session|version|state|mode|hours|operator|since|customer|" \
	"customer_name|membership|age|language|stages|next_action|next_words|" \
	"selection_words|unit|unit_words|quote|payment|payment_words|" \
	"agreement_words|past_due_minor|bypassed|banned_until|alert|" \
	"changed_ago|changed_by\n"

const char lanes_okafor[] =
	"1|" UUID "001|v1|AWAITING_PAYMENT|CHECKIN|NULL|ana|" TODAY " 14:01:00|"
	UUID "901|Okafor, Daniel|20417|35|EN|+++>..|lane_pay|take 43.00|"
	"STANDARD by customer, locked ana 14:05|room:205|"
	"205 held; no one waits for STANDARD|"
	"{\"lines\": [{\"words\": \"room\", \"minor\": 3000}, "
	"{\"words\": \"memb.\", \"minor\": 1300}], \"total_minor\": 4300}|"
	"DUE|DUE||3500|f|NULL|past due 35.00: p take, else manager|NULL|\n";

const char lanes_meyer[] =
	"2|" UUID "002|v2|AWAITING_SIGNATURE|RENEWAL|6|ben|" TODAY " 14:05:00|"
	UUID "902|Meyer, Jo|18220|61|EN|++++>.|lane_sign|"
	"sign the agreement|STANDARD, keeps 207, locked ben 14:06|room:207|"
	"to 14:15, then to 20:15 (12 of 14 h)|"
	"{\"lines\": [{\"words\": \"room\", \"minor\": 3000}], "
	"\"total_minor\": 3000}|PAID|PAID card 4471 14:06|"
	"agreement v7 (EN) waits at the kiosk|0|f|NULL||NULL|\n";

void lanes_answer_board(struct bays *b, const char *lanes)
{
	char *table = mem_printf("%s%s", LANE_HEAD, lanes);

	answer_table(b, "lane_board", table);
	free(table);
}

void lanes_house_tell(struct bays *b, const struct lanes_house *house)
{
	static const struct lanes_house as_drawn;
	char *lanes = mem_printf("%s%s", lanes_okafor, lanes_meyer);

	answer_units(b, house == NULL ? &as_drawn : house);
	lanes_answer_board(b, lanes);
	free(lanes);
	answer_table(b, "lane_waitlist",
		"place|version|position|tier|backup|customer|customer_name|unit_now|"
		"state|offered|offer_until|eta|since\n"
		UUID "801|w1|1|DOUBLE|STANDARD|" UUID "701|Silva, Rui|room:213|"
		"OFFERED|room:225|" TODAY " 14:16:00|NULL|" TODAY " 12:10:00\n"
		UUID "802|w2|2|DOUBLE|STANDARD|" UUID "702|Haddad, R.|room:220|"
		"ACTIVE||NULL|" TODAY " 15:10:00|" TODAY " 12:40:00\n"
		UUID "803|w3|3|SPECIAL|LOCKER|" UUID "703|Lang, Eva|locker:020|"
		"ACTIVE||NULL|" TODAY " 17:40:00|" TODAY " 13:05:00\n");
	answer_table(b, "lane_checkouts",
		"checkout|version|unit|customer|customer_name|asked_at|"
		"claimed_by|mine|claim_until|late_minutes|fee_minor\n"
		UUID "601|k1|room:222|" UUID "222|Ivers, Ann|" TODAY " 14:02:00|"
		"ben|f|" TODAY " 14:09:00|0|0\n"
		UUID "602|k2|locker:077|" UUID "077|Kaya, Deniz|" TODAY
		" 14:05:00||f|NULL|7|0\n");
	answer_table(b, "lane_alerts",
		"kind|n|minor|sentence|item_kind|item_id|at\n"
		"over|4|NULL|4 over (1 ban)|unit|room:204|" TODAY " 12:30:00\n"
		"lane|1|3500|lane 1 past due 35.00|lane|1|NULL\n"
		"offer|1|NULL|offer 225 until 14:16|place|" UUID "801|" TODAY
		" 14:16:00\n"
		"out|2|NULL|2 want out|checkout|" UUID "601|NULL\n");
	answer_table(b, "lane_can", "action|possible|sentence|who_can\n");
}

void lanes_with(struct bays *b, const char *stages, const char *next,
	const char *words, const char *selection)
{
	char *row = mem_printf(
		"1|00000000-0000-4000-8000-000000000001|v1|ACTIVE|CHECKIN|NULL|"
		"ana|2026-11-21 14:01:00|00000000-0000-4000-8000-000000000901|"
		"Okafor, Daniel|20417|35|EN|%s|%s|%s|%s|room:205|"
		"205 held; no one waits for STANDARD|"
		"{\"lines\": [{\"words\": \"room\", \"minor\": 3000}, "
		"{\"words\": \"memb.\", \"minor\": 1300}], "
		"\"total_minor\": 4300}|DUE|DUE|agreement v7 (EN)|0|f|NULL||NULL|"
		"\n", stages, next, words, selection);

	lanes_answer_board(b, row);
	free(row);
	fake_db_announce(b->db, "lanes");
	settle(b);
	rest(b);
	forget_asked(b);
}

void lanes_at_step(struct bays *b, const char *stages, const char *next,
	const char *words)
{
	lanes_with(b, stages, next, words, "STANDARD by ana");
}

/* The line of the first question, without its end. */
static void assert_first(struct bays *b, const char *wanted)
{
	char *first = mem_strdup(fake_db_asked(b->db));

	first[strcspn(first, "\n")] = '\0';
	assert_string_equal(first, wanted);
	free(first);
}

void lanes_assert_sent(struct bays *b, const char *wanted)
{
	assert_first(b, wanted);
	forget_asked(b);
}

void lanes_assert_step(struct bays *b, const char *wanted)
{
	assert_first(b, wanted);
	assert_non_null(strstr(fake_db_asked(b->db), "lane_board()\n"));
	forget_asked(b);
}

void lanes_assert_not_asked(struct bays *b, const char *query)
{
	assert_null(strstr(fake_db_asked(b->db), query));
}

void lanes_go(struct bays *b, const char *number)
{
	type(b, number);
	rest(b);
	forget_asked(b);
}

void lanes_mark(struct bays *b, const char *number)
{
	lanes_go(b, number);
	type(b, "<Space>");
}
