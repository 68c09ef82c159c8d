/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks and the filter of a booking view. */
#include "config.h"

#include "flow/booking_view.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "model/words.h"
#include "store/booking_store.h"
#include "ui/shell.h"

static bool same_filter(const struct booking_view *b, const struct slot *slot)
{
	if (b->filter_state != BOOKING_STATE_COUNT)
		return slot->state == b->filter_state;
	return slot_occupies(slot);
}

bool booking_view_mark(struct booking_view *b, struct err *err)
{
	const struct slot *slot = booking_view_slot(b);
	int64_t id;

	if (slot == NULL || slot->kind != SLOT_BOOKING)
		return err_set(err, ERR_INVALID, "only a booking can be marked");
	id = slot_item_id(slot);
	for (int i = 0; i < b->marked_count; i++) {
		if (b->marked[i] == id) {
			b->marked[i] = b->marked[--b->marked_count];
			booking_view_rebuild(b);
			return true;
		}
	}
	b->marked = mem_resize(b->marked, (size_t)b->marked_count + 1,
		sizeof(*b->marked));
	b->marked[b->marked_count++] = id;
	booking_view_rebuild(b);
	return true;
}

void booking_view_mark_all(struct booking_view *b)
{
	b->marked_count = 0;
	for (int i = 0; i < b->items.item_count; i++) {
		const struct slot *slot = b->items.slots[i];

		if (slot == NULL || slot->kind != SLOT_BOOKING ||
		    !same_filter(b, slot))
			continue;
		b->marked = mem_resize(b->marked, (size_t)b->marked_count + 1,
			sizeof(*b->marked));
		b->marked[b->marked_count++] = slot_item_id(slot);
	}
	booking_view_rebuild(b);
}

const struct slot *booking_view_marked(const struct booking_view *b, int i)
{
	for (int j = 0; b->data != NULL && j < b->data->slot_count; j++) {
		if (slot_item_id(&b->data->slots[j]) == b->marked[i])
			return &b->data->slots[j];
	}
	return NULL;
}

void booking_view_unmark(struct booking_view *b, int booking)
{
	int kept = 0;

	for (int i = 0; i < b->marked_count; i++) {
		const struct slot *slot = booking_view_marked(b, i);

		if (slot == NULL || slot->id != booking)
			b->marked[kept++] = b->marked[i];
	}
	b->marked_count = kept;
	booking_view_rebuild(b);
}

bool booking_view_filter(struct booking_view *b, const char *words,
	struct err *err)
{
	enum booking_state only = BOOKING_STATE_COUNT;
	char name[BOOKING_FILTER_SIZE] = "", word[WORD_SIZE];

	while (words_next(&words, word)) {
		size_t used = strlen(name);

		if (strncmp(word, "state:", 6) == 0) {
			only = booking_state_parse(word + 6);
			if (only == BOOKING_STATE_COUNT)
				return err_set(err, ERR_INVALID,
					"there is no state \"%s\"", word + 6);
			continue;
		}
		if (used + strlen(word) + 2 > sizeof(name))
			return err_set(err, ERR_INVALID,
				"that filter is too long");
		if (used > 0)
			name[used++] = ' ';
		strcpy(name + used, word);
	}
	b->filter_state = only;
	memcpy(b->filter, name, sizeof(name));
	booking_view_rebuild(b);
	return true;
}

void booking_view_chips(const struct booking_view *b, char *out, size_t size)
{
	char marks[24] = "";

	if (b->marked_count > 0)
		snprintf(marks, sizeof(marks), "%d marked ", b->marked_count);
	if (b->filter_state != BOOKING_STATE_COUNT)
		snprintf(out, size, "%s{state:%s}%s%s%s", marks,
			booking_state_name(b->filter_state),
			b->filter[0] == '\0' ? "" : " {", b->filter,
			b->filter[0] == '\0' ? "" : "}");
	else
		snprintf(out, size, "%s%s%s%s", marks,
			b->filter[0] == '\0' ? "" : "{", b->filter,
			b->filter[0] == '\0' ? "" : "}");
}

bool booking_view_peel(struct booking_view *b)
{
	if (b->filter[0] != '\0' || b->filter_state != BOOKING_STATE_COUNT) {
		b->filter[0] = '\0';
		b->filter_state = BOOKING_STATE_COUNT;
	} else if (b->marked_count > 0) {
		b->marked_count = 0;
	} else {
		return false;
	}
	booking_view_rebuild(b);
	return true;
}
