/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking sheet in a draft.  Where and when it is for stands in it, since
 * the cursor only said where it began. */
#include "config.h"

#include "flow/book_private.h"

#include "base/record.h"
#include "ui/shell.h"

#define MINUTES_LEAST 30

void book_save(const void *state, struct record *out)
{
	const struct booking_sheet *sheet = state;

	person_picker_save(&sheet->picker, out, "who");
	if (sheet->has_who)
		picked_save(&sheet->who, record_add(out, "taken"));
	textfield_save(&sheet->from, out, "from");
	person_picker_save(&sheet->with_picker, out, "with");
	for (int i = 0; i < sheet->companion_count; i++)
		picked_save(&sheet->companions[i], record_add(out, "along"));
	textfield_save(&sheet->note, out, "note");
	record_put_number(out, ".resource", sheet->resource_id);
	record_put_number(out, ".starts", sheet->starts);
	record_put_number(out, ".minutes", sheet->minutes);
	record_put_number(out, ".heads", sheet->heads);
	record_note_number(out, ".focus", sheet->focus);
	record_note_number(out, ".only book", sheet->only_book);
	record_note_number(out, ".sending", sheet->sending);
}

static bool has_place(const struct booking_sheet *sheet, int64_t id)
{
	for (int i = 0; i < sheet->place_count; i++)
		if (sheet->places[i].id == id)
			return true;
	return false;
}

static void load_people(struct booking_sheet *sheet, const struct record *saved)
{
	const struct record *taken = record_at(saved, "taken", 0);
	const struct record *along;

	if (taken == NULL) {
		person_picker_load(&sheet->picker, saved, "who");
	} else {
		textfield_load(&sheet->picker.field, saved, "who");
		picked_load(&sheet->who, taken);
	}
	sheet->has_who = taken != NULL;
	person_picker_load(&sheet->with_picker, saved, "with");
	while (sheet->companion_count < COMPANIONS_MAX &&
	       (along = record_at(saved, "along", sheet->companion_count)))
		picked_load(&sheet->companions[sheet->companion_count++],
			along);
}

bool book_load(void *state, const struct record *saved)
{
	struct booking_sheet *sheet = state;
	int64_t resource = record_number(saved, ".resource", 1, INT32_MAX, 0);
	int64_t starts = record_number(saved, ".starts", 1, INT32_MAX, 0);

	if (!has_place(sheet, resource) || starts == 0)
		return false;
	sheet->resource_id = (int)resource;
	sheet->starts = (wall_minute)starts;
	sheet->minutes = (int)record_number(saved, ".minutes", MINUTES_LEAST,
		MINUTES_A_DAY, sheet->minutes);
	load_people(sheet, saved);
	sheet->heads = (int)record_number(saved, ".heads",
		sheet->companion_count + 1, COMPANIONS_MAX + 1,
		sheet->companion_count + 1);
	textfield_load(&sheet->from, saved, "from");
	textfield_load(&sheet->note, saved, "note");
	sheet->focus = (enum focus)record_number(saved, ".focus", 0,
		FOCUS_COUNT - 1, FOCUS_WHO);
	sheet->only_book = record_number(saved, ".only book", 0, 1, 0);
	book_preview(sheet);
	shell_redraw(sheet->shell);
	return true;
}
