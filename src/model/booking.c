/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, letters and words of booking states and of what else fills a slot. */
#include "config.h"

#include "model/booking.h"

#include <string.h>

static const struct {
	const char *name;
	char letter;
	const char *words;
	bool occupies;
} states[] = {
#define X(constant, text, sign, sentence, holds) \
	[BOOKING_##constant] = { text, sign, sentence, holds },
	BOOKING_STATES(X)
#undef X
	[BOOKING_STATE_COUNT] = { "", '?', "unknown", true }
};

static const struct {
	const char *name;
	char letter;
	const char *words;
} kinds[] = {
	[SLOT_BOOKING] = { "booking", ' ', "booking" },
	[SLOT_BLOCK] = { "block", '#', "blocked" },
	[SLOT_CLOSURE] = { "closure", '=', "closed" },
	[SLOT_UNMATCHED] = { "unmatched", 'u', "unmatched import" },
	[SLOT_IMPORTED] = { "slot", 'r', "reserved in Trackman" },
	[SLOT_KIND_COUNT] = { "", '?', "unknown" }
};

enum booking_state booking_state_parse(const char *name)
{
	for (int i = 0; i < BOOKING_STATE_COUNT; i++) {
		if (strcmp(name, states[i].name) == 0)
			return (enum booking_state)i;
	}
	return BOOKING_STATE_COUNT;
}

const char *booking_state_name(enum booking_state state)
{
	return states[state].name;
}

const char *booking_state_words(enum booking_state state)
{
	return states[state].words;
}

bool booking_state_occupies(enum booking_state state)
{
	return states[state].occupies;
}

enum slot_kind slot_kind_parse(const char *name)
{
	for (int i = 0; i < SLOT_KIND_COUNT; i++) {
		if (strcmp(name, kinds[i].name) == 0)
			return (enum slot_kind)i;
	}
	return SLOT_KIND_COUNT;
}

const char *slot_kind_name(enum slot_kind kind)
{
	return kinds[kind].name;
}

char slot_letter(const struct slot *slot)
{
	if (slot->kind != SLOT_BOOKING)
		return kinds[slot->kind].letter;
	return slot->unmatched && booking_state_occupies(slot->state)
		? kinds[SLOT_UNMATCHED].letter : states[slot->state].letter;
}

const char *slot_words(const struct slot *slot)
{
	return slot->kind == SLOT_BOOKING ? booking_state_words(slot->state)
					  : kinds[slot->kind].words;
}

bool slot_occupies(const struct slot *slot)
{
	return slot->kind != SLOT_BOOKING || booking_state_occupies(slot->state);
}

bool slot_is_late(const struct slot *slot, wall_minute now, int grace_minutes)
{
	return slot->kind == SLOT_BOOKING &&
		(slot->state == BOOKING_APPROVED ||
		 slot->state == BOOKING_CONFIRMED) &&
		now > slot->starts + grace_minutes && now < slot->ends;
}
