/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters, labels and the places of units. */
#include "config.h"

#include "model/lane.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define DECADE 10

static const char *const stage_names[LANE_STAGES] = {
	"lang", "memb", "rent", "pay", "agree", "unit"
};

static const struct {
	char letter;
	const char *words;
} states[] = {
#define X(constant, sign, sentence) [UNIT_##constant] = { sign, sentence },
	UNIT_STATES(X)
#undef X
	[UNIT_STATE_COUNT] = { '?', "unknown" }
};

/* FNV-1a: of the few hundred ids on a board no two fall together. */
int64_t lane_key(const char *id)
{
	uint64_t key = UINT64_C(0xcbf29ce484222325);

	for (; *id != '\0'; id++)
		key = (key ^ (unsigned char)*id) * UINT64_C(0x100000001b3);
	return key == 0 ? 1 : (int64_t)key;
}

bool lane_is_open(const struct lane *lane)
{
	return lane->session[0] != '\0';
}

const char *lane_stage_name(int stage)
{
	return stage_names[stage];
}

int lane_stage(const struct lane *lane)
{
	const char *at = strchr(lane->stages, '>');

	return at == NULL || at - lane->stages >= LANE_STAGES
		? -1 : (int)(at - lane->stages);
}

enum unit_state unit_state_of(char letter)
{
	for (int i = 0; i < UNIT_STATE_COUNT; i++) {
		if (states[i].letter == letter)
			return (enum unit_state)i;
	}
	return UNIT_STATE_COUNT;
}

char unit_state_letter(enum unit_state state)
{
	return states[state].letter;
}

const char *unit_state_words(enum unit_state state)
{
	return states[state].words;
}

void unit_label(const struct unit *unit, char *out, size_t size)
{
	snprintf(out, size, "%s%s", unit->locker ? "L" : "", unit->number);
}

char unit_tier_letter(const struct unit *unit)
{
	if (strcmp(unit->tier, "DOUBLE") == 0)
		return 'd';
	return strcmp(unit->tier, "SPECIAL") == 0 ? 's' : ' ';
}

bool unit_is_occupied(const struct unit *unit)
{
	return unit->state == UNIT_IN_USE || unit->state == UNIT_SOON ||
		unit->state == UNIT_OVER;
}

int unit_minutes_left(const struct unit *unit, wall_minute now)
{
	return unit->ends - now;
}

/* The number without its last digit, and that digit; false when it does not
 * end in one. */
static bool split_number(const char *number, size_t *head, int *digit)
{
	size_t length = strlen(number);

	if (length < 2 || !isdigit((unsigned char)number[length - 1]))
		return false;
	*head = length - 1;
	*digit = number[length - 1] - '0';
	return true;
}

/* Do all of them have a number to stand by, each a spot of its own? */
static bool stand_by_number(const struct unit *units, int count)
{
	size_t head, before = 0;
	int digit, last = -1;

	for (int i = 0; i < count; i++) {
		if (units[i].locker ||
		    !split_number(units[i].number, &head, &digit))
			return false;
		if (i > 0 && head == before && digit <= last &&
		    strncmp(units[i].number, units[i - 1].number, head) == 0)
			return false;
		before = head;
		last = digit;
	}
	return true;
}

int unit_spots(const struct unit *units, int count, int row_length,
	struct unit_spot *spots)
{
	bool by_number = stand_by_number(units, count);
	size_t head, before = 0;
	int row = -1, digit;

	if (!by_number) {
		for (int i = 0; i < count; i++)
			spots[i] = (struct unit_spot){
				i / row_length, i % row_length
			};
		return (count + row_length - 1) / row_length;
	}
	for (int i = 0; i < count; i++) {
		split_number(units[i].number, &head, &digit);
		if (i == 0 || head != before || strncmp(units[i].number,
				units[i - 1].number, head) != 0)
			row++;
		before = head;
		spots[i] = (struct unit_spot){ row, digit % DECADE };
	}
	return row + 1;
}

void unit_row_label(const struct unit *units, const struct unit_spot *spots,
	int count, int row, char *out, size_t size)
{
	bool by_number = stand_by_number(units, count);

	out[0] = '\0';
	for (int i = 0; i < count; i++) {
		if (spots[i].row != row)
			continue;
		snprintf(out, size, "%.*s", (int)strlen(units[i].number) -
			(by_number ? 1 : 0), units[i].number);
		return;
	}
}

void unit_words(const char *unit, char *out, size_t size)
{
	if (strncmp(unit, "room:", 5) == 0)
		snprintf(out, size, "%s", unit + 5);
	else if (strncmp(unit, "locker:", 7) == 0)
		snprintf(out, size, "L%s", unit + 7);
	else
		snprintf(out, size, "%s", unit);
}

void tier_words(const char *tier, char *out, size_t size)
{
	snprintf(out, size, "%s", tier);
	for (size_t i = 1; i < strlen(out); i++)
		out[i] = out[i] == '_' ? ' ' : (char)tolower((unsigned char)out[i]);
}

bool place_is_free(const struct place *place, wall_minute now)
{
	return place->offered[0] == '\0' && place->eta != 0 &&
		place->eta <= now;
}
