/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club that the tests of the booking grid look at: the days of
 * wireframes.md 1a and 1c, and what is known of Anna Lee's booking. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/bays_fixture.h"

#define TODAY "2026-11-21"
#define CONFERENCE_OF_5 5
#define CONFERENCE_OF_12 12

#define BOOKING .kind = "booking"

static const struct bays_slot five[] = {
	{ BOOKING, 10471, 1, NULL, "11:00", "12:00", "attended", "Novak, P.",
	  .members = 1 },
	{ BOOKING, 10473, 1, NULL, "12:30", "13:30", "attended", "Smith, J.",
	  .members = 2 },
	{ BOOKING, 10480, 1, NULL, "14:00", "15:30", "checked_in",
	  "Garc\xC3\xAD" "a, M.", .members = 2, .guests = 1 },
	{ BOOKING, 10483, 1, NULL, "16:00", "18:00", "approved", "Okafor, D.",
	  .members = 1, .guests = 2, .owed_minor = 5000 },
	{ BOOKING, 10472, 2, NULL, "12:00", "13:00", "no_show", "Brandt, U.",
	  .members = 1, .owed_minor = 2500 },
	{ BOOKING, 10481, 2, NULL, "13:30", "14:30", "confirmed", "Lee, Anna",
	  .members = 1, .guests = 1, .owed_minor = 2500 },
	{ BOOKING, 10484, 2, NULL, "15:30", "17:00", "approved", "Petrov, I.",
	  .members = 2, .changed_ago = 3, .changed_by = "ben" },
	{ BOOKING, 10490, 2, NULL, "18:00", "19:00", "cancelled", "Moss, E.",
	  .members = 1 },
	{ "block", 31, 3, NULL, "11:30", "13:30", "", "maintenance",
	  .members = 0 },
	{ BOOKING, 10482, 3, NULL, "14:30", "15:00", "pending_approval",
	  "Weber, K.", .members = 1 },
	{ BOOKING, 10485, 3, NULL, "15:05", "16:05", "approved", "Haddad, R.",
	  .members = 1 },
	{ BOOKING, 10486, 3, NULL, "16:05", "17:15", "approved", "Silva, T.",
	  .members = 1, .guests = 1, .owed_minor = 2500 },
	{ "unmatched", 77, 4, NULL, "12:00", "14:00", "", "BK-99120?",
	  .unmatched = true },
	{ BOOKING, 10487, 4, NULL, "15:00", "16:30", "approved", "Johnson, L.",
	  .members = 1, .guests = 3, .owed_minor = 7500 },
	{ BOOKING, 10488, 4, NULL, "17:00", "18:00", "confirmed", "Tanaka, Y.",
	  .members = 4 },
	{ BOOKING, 10479, CONFERENCE_OF_5, NULL, "13:00", "19:00", "checked_in",
	  "Boardwalk Ltd", .members = 9 },
};

static const struct bays_slot seven_more[] = {
	{ BOOKING, 10501, 5, NULL, "11:30", "12:30", "attended", "Ahmed, S.",
	  .members = 1 },
	{ BOOKING, 10502, 5, NULL, "13:00", "15:30", "checked_in", "Boyle, S.",
	  .members = 1 },
	{ BOOKING, 10503, 6, NULL, "12:30", "13:30", "attended", "Dietz, H.",
	  .members = 1 },
	{ BOOKING, 10504, 6, NULL, "14:00", "16:00", "confirmed", "Ek, S.",
	  .members = 1, .guests = 1, .owed_minor = 2500 },
	{ "closure", 5, 7, NULL, "08:30", "22:00", "", "closed",
	  .members = 0 },
	{ BOOKING, 10505, 8, NULL, "11:30", "12:30", "attended", "Hahn, B.",
	  .members = 1 },
	{ BOOKING, 10506, 11, NULL, "14:30", "15:30", "approved", "Moss, E.",
	  .members = 1, .guests = 2, .owed_minor = 5000 },
	{ BOOKING, 10507, 11, NULL, "14:00", "14:30", "pending", "Jonas, P.",
	  .members = 1 },
};

static void answer_resources(struct bays *b)
{
	answer_table(b, "grid_resources", b->resource_count == 5 ?
		"resource_id|label     |name           |kind           |capacity\n"
		"1          |Bay 1     |Simulator Bay 1|simulator      |4\n"
		"2          |Bay 2     |Simulator Bay 2|simulator      |4\n"
		"3          |Bay 3     |Simulator Bay 3|simulator      |4\n"
		"4          |Bay 4     |Simulator Bay 4|simulator      |4\n"
		"5          |Conference|Conference Room|conference_room|12\n" :
		"resource_id|label|name            |kind           |capacity\n"
		"1          |Bay 1|Simulator Bay 1 |simulator      |4\n"
		"2          |Bay 2|Simulator Bay 2 |simulator      |4\n"
		"3          |Bay 3|Simulator Bay 3 |simulator      |4\n"
		"4          |Bay 4|Simulator Bay 4 |simulator      |4\n"
		"5          |Bay 5|Simulator Bay 5 |simulator      |4\n"
		"6          |Bay 6|Simulator Bay 6 |simulator      |4\n"
		"7          |Bay 7|Simulator Bay 7 |simulator      |4\n"
		"8          |Bay 8|Simulator Bay 8 |simulator      |4\n"
		"9          |Bay 9|Simulator Bay 9 |simulator      |4\n"
		"10         |Bay10|Simulator Bay 10|simulator      |4\n"
		"11         |Bay11|Simulator Bay 11|simulator      |4\n"
		"12         |Conf |Conference Room |conference_room|12\n");
}

/* Open every day that a test looks at. */
static void answer_hours(struct bays *b)
{
	char *text = mem_strdup("day|opens|closes\n");

	for (int day = 14; day <= 30; day++) {
		char *more = mem_printf("%s2026-11-%02d|2026-11-%02d 08:30:00|"
			"2026-11-%02d 22:00:00\n", text, day, day, day);

		free(text);
		text = more;
	}
	answer_table(b, "grid_hours", text);
	free(text);
}

static void answer_people(struct bays *b)
{
	answer_table(b, "booking_roster",
		"participant_id|ord|name|role|tier|minutes|fee_minor|"
		"payment_status|pass_covers|why\n"
		"7|1|Lee, Anna|owner|Core|30|0|paid|f|30 of 60 free minutes\n"
		"8|2|Mo Lee|guest||30|2500|pending|t|guest fee\n");
	answer_table(b, "booking_history",
		"at|who|desk|action|words|reason|received_from\n"
		TODAY " 13:58:00|ben|desk 1|reschedule_booking|"
		"moved from Bay 3|net torn|phone\n"
		"2026-11-20 18:20:00|ben|desk 1|approve_booking|confirmed||\n");
	answer_table(b, "person_find",
		"user_id|guest_id|name|tier|status|phone_last4|matched|"
		"now_text|hits\n"
		"u-manuel|NULL|Garc\xC3\xAD" "a, Manuel|Core|active|0931|"
		"name|nothing today|2\n"
		"u-maria|NULL|Garc\xC3\xAD" "a L\xC3\xB3pez, Mar\xC3\xAD"
		"a|Core|active|5187|name|in Bay 1 until 15:30|2\n");
}

/* Everything there is to know of Lee's booking; of the others, less. */
static void answer_peek(struct bays *b, const struct bays_slot *slot)
{
	static const char head[] =
		"booking_id|version|state|resource_id|label|starts|ends|"
		"owner_name|user_id|tier|member_since|phone_last4|with_text|"
		"declared|members|guests|owed_minor|owed_text|passes_left|"
		"passes_total|passes_cover|minutes_used|minutes_allowed|"
		"next_here_name|next_here_at|last_action|last_actor|last_desk|"
		"last_at|note|late_minutes|origin|unmatched\n";
	bool lee = slot->id == 10481;
	char *table = mem_printf("%s%d|v%d|%s|%d|Bay %d|"
		TODAY " %s:00|" TODAY " %s:00|%s|u-%d|%s%d|%d|%d|%d|%s%c\n",
		head, slot->id, slot->id, slot->state, slot->resource,
		slot->resource, slot->from, slot->until, slot->name, slot->id,
		lee ? "Core|2021-03-01|5187|Mo Lee (guest)|"
		    : "Social|NULL|||",
		slot->members + slot->guests, slot->members, slot->guests,
		slot->owed_minor,
		lee ? "guest|3|4|1 covers Mo|0|60|Petrov|" TODAY " 15:30:00|"
		      "confirmed|ben|desk 1|2026-11-20 18:20:00|"
		      "left-handed, own clubs|37|desk|"
		    : "|0|0||0|NULL||NULL||||NULL||0|desk|",
		slot->unmatched ? 't' : 'f');
	char id[16];

	snprintf(id, sizeof(id), "%d", slot->id);
	fake_db_answer(b->db, &(struct fake_answer){
		.query = "booking_peek", .when = 1, .is = id, .table = table
	});
	free(table);
}

static bool is_booking(const struct bays_slot *slot)
{
	return strcmp(slot->kind, "booking") == 0;
}

static void write_slot(FILE *out, const struct bays_slot *slot)
{
	const char *day = slot->day == NULL ? TODAY : slot->day;

	fprintf(out, "%s|%d|%d|%s %s:00|%s %s:00|%s|%s|%d|%d|%d|%c|%c|%c|",
		slot->kind, slot->id, slot->resource, day, slot->from, day,
		slot->until, slot->state, slot->name, slot->members,
		slot->guests, slot->owed_minor, slot->displaced ? 't' : 'f',
		slot->needs_review ? 't' : 'f', slot->unmatched ? 't' : 'f');
	if (slot->version != NULL)
		fprintf(out, "%s|", slot->version);
	else
		fprintf(out, "v%d|", slot->id);
	if (slot->changed_ago > 0)
		fprintf(out, "%d|", slot->changed_ago);
	else
		fputs("NULL|", out);
	fprintf(out, "%s|%s%d\n",
		slot->changed_by == NULL ? "" : slot->changed_by,
		is_booking(slot) ? "#" : "", slot->id);
}

/* The rows of one resource, or with 0 of all. */
static void answer_range(struct bays *b, int resource)
{
	char *table, id[16];
	size_t size;
	FILE *out = open_memstream(&table, &size);

	fputs("kind|id|resource_id|starts|ends|state|name|members|guests|"
		"owed_minor|displaced|needs_review|unmatched|version|changed_ago|"
		"changed_by|number\n", out);
	for (int i = 0; i < b->slot_count; i++)
		if (resource == 0 || b->slots[i].resource == resource)
			write_slot(out, &b->slots[i]);
	fclose(out);
	snprintf(id, sizeof(id), "%d", resource);
	fake_db_answer(b->db, &(struct fake_answer){
		.query = "grid_range", .when = 3,
		.is = resource == 0 ? NULL : id, .table = table,
	});
	free(table);
}

void bays_club_tell(struct bays *b)
{
	for (int resource = 0; resource <= b->resource_count; resource++)
		answer_range(b, resource);
	for (int i = 0; i < b->slot_count; i++)
		if (is_booking(&b->slots[i]))
			answer_peek(b, &b->slots[i]);
}

void bays_club_announce(struct bays *b)
{
	bays_club_tell(b);
	fake_db_announce(b->db, "grid:" TODAY);
	settle(b);
}

struct bays_slot *bays_slot(struct bays *b, const char *kind, int id)
{
	struct bays_slot *slot = b->slots;

	for (int i = 0; i < b->slot_count; i++, slot++)
		if (slot->id == id && strcmp(slot->kind, kind) == 0)
			return slot;
	if (b->slot_count == BAYS_SLOTS_MAX)
		fail_msg("more than %d slots", BAYS_SLOTS_MAX);
	b->slot_count++;
	*slot = (struct bays_slot){ .kind = kind, .id = id };
	return slot;
}

void bays_slot_remove(struct bays *b, const char *kind, int id)
{
	*bays_slot(b, kind, id) = b->slots[b->slot_count - 1];
	b->slot_count--;
}

void bays_club_open(struct bays *b, int resource_count)
{
	memcpy(b->slots, five, sizeof(five));
	b->slot_count = ARRAY_LEN(five);
	b->resource_count = resource_count;
	if (resource_count > CONFERENCE_OF_5) {
		bays_slot(b, "booking", 10479)->resource = CONFERENCE_OF_12;
		memcpy(b->slots + b->slot_count, seven_more, sizeof(seven_more));
		b->slot_count += (int)ARRAY_LEN(seven_more);
	}
	answer_resources(b);
	answer_hours(b);
	answer_people(b);
	answer_table(b, "grid_alerts",
		"kind|sentence|item_kind|item_id|resource_id|at\n"
		"late||booking|10481|2|" TODAY " 13:30:00\n"
		"request||booking|10482|3|" TODAY " 14:30:00\n"
		"unmatched||unmatched|77|4|" TODAY " 12:00:00\n"
		"free|14:30 Bay 2 free|free|2|2|" TODAY " 14:30:00\n");
	answer_table(b, "block_peek",
		"version|label|detail|starts|ends|who|at\n"
		"v31|maintenance|Bay 3, net torn|" TODAY " 11:30:00|" TODAY
		" 13:30:00|mia|" TODAY " 09:10:00\n");
	answer_table(b, "thing_can", "action|possible|sentence|who_can\n");
	answer(b, "session_open", NULL);
	answer_table(b, "session_who",
		"login|name|role|role_label|desk|zone|currency|now_local|"
		"waive_left_minor|database\n"
		"desk1|ana|frontdesk|front desk|desk 2|Europe/Madrid|EUR|"
		TODAY " 14:07:00|2500|7448-16384\n");
	answer_table(b, "session_rights", "function_name|who_can\n"
		"booking_book|\nbooking_move|\nbooking_cancel|\nbooking_approve|\n"
		"booking_decline|\nbooking_check_in|\nbooking_outcome|\n"
		"bookings_outcome|\nroster_change|\nparticipant_settle|\n"
		"unmatched_resolve|\nbooking_assign|\nunmatched_dismiss|\nundo|\n"
		"lane_start|\nlane_renew|\nlane_pay|\nlane_assign|\n"
		"lane_language|\nlane_membership|\nlane_select|\n"
		"lane_confirm|\nlane_past_due|\nlane_ask_payment|\n"
		"lane_sign|\nlane_answer|\n"
		"lane_reset|\n"
		"checkouts_done|\nunit_clean|\nunit_override|\nunit_swap|\n"
		"visit_upgrade|\nplace_join|\nplace_decline|\n"
		"unit_out_of_order|a manager (mia)\n"
		"ban_lift|a manager (mia)\n");
	bays_club_tell(b);
}
