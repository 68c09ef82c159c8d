/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of units in a draft: what the operator said of each. */
#include "config.h"

#include "flow/unit_rows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"

void unit_rows_save(const struct unit_rows *rows, struct record *out)
{
	for (int i = 0; i < rows->count; i++) {
		const struct unit_row *row = &rows->rows[i];
		struct record *one = record_add(out, "row");

		record_put(one, "thing", row->thing);
		record_note_number(one, "seen", row->seen);
		record_note(one, "settle", row->settle);
		record_note(one, "reference", row->reference);
		record_note(one, "becomes", row->to);
		record_note(one, "status", row->status);
	}
	record_note_number(out, ".cursor", rows->cursor);
}

/* One of these, else what it was. */
static const char *one_of(const char *const *words, size_t count,
	const char *word, const char *otherwise)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return words[i];
	return otherwise;
}

static void load_row(struct unit_row *row, const struct record *saved)
{
	static const char *const ways[] = { "none", "CASH", "CREDIT" };
	static const char *const states[] = { "DIRTY", "CLEANING", "CLEAN" };

	row->seen = record_number(saved, "seen", 0, 1, 0);
	row->settle = one_of(ways, ARRAY_LEN(ways),
		record_text(saved, "settle"), row->settle);
	snprintf(row->reference, sizeof(row->reference), "%s",
		record_text(saved, "reference"));
	snprintf(row->status, sizeof(row->status), "%s",
		record_text(saved, "status"));
	row->to = one_of(states, ARRAY_LEN(states),
		record_text(saved, "becomes"), NULL);
}

bool unit_rows_load(struct unit_rows *rows, const struct record *saved)
{
	const struct record *one;
	bool found = false;

	for (int i = 0; (one = record_at(saved, "row", i)) != NULL; i++) {
		struct unit_row *row = unit_rows_find(rows,
			record_text(one, "thing"));

		found = found || row != NULL;
		if (row != NULL)
			load_row(row, one);
	}
	rows->cursor = (int)record_number(saved, ".cursor", 0,
		rows->count - 1, rows->cursor);
	return found;
}
