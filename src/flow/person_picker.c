/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching while typing.  One question is out at a time; what was typed
 * meanwhile is asked when it comes back, so that a slow line sees fewer
 * questions, and answers never come out of order. */
#include "config.h"

#include "flow/person_picker.h"

#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "ui/shell.h"

#define HITS_WANTED 8

static void search(struct person_picker *picker);

static void found(void *context, struct people *people, const struct err *error)
{
	struct person_picker *picker = context;

	picker->asking = false;
	picker->error[0] = '\0';
	if (error != NULL) {
		snprintf(picker->error, sizeof(picker->error), "%s",
			error->text);
	} else {
		people_free(&picker->people);
		picker->people = people;
		picker->cursor = 0;
	}
	if (picker->asked_again)
		search(picker);
	shell_redraw(picker->shell);
}

static void search(struct person_picker *picker)
{
	picker->asked_again = false;
	if (picker->asking) {
		picker->asked_again = true;
		return;
	}
	if (picker->field.text[0] == '\0') {
		people_free(&picker->people);
		return;
	}
	picker->asking = true;
	person_store_find(picker->store, &picker->owner, picker->field.text,
		HITS_WANTED, picker->day, found, picker);
}

void person_picker_init(struct person_picker *picker, struct shell *shell,
	struct store *store, day_number day, bool guests_allowed)
{
	*picker = (struct person_picker){
		.shell = shell, .store = store, .day = day,
		.guests_allowed = guests_allowed,
	};
	picker->field.limit = 200;
}

void person_picker_done(struct person_picker *picker)
{
	store_owner_close(picker->store, &picker->owner);
	people_free(&picker->people);
}

void person_picker_type(struct person_picker *picker, const char *text)
{
	textfield_set(&picker->field, text);
	picker->cursor = 0;
	search(picker);
}

void person_picker_save(const struct person_picker *picker, struct record *out,
	const char *name)
{
	textfield_save(&picker->field, out, name);
}

void person_picker_load(struct person_picker *picker,
	const struct record *saved, const char *name)
{
	textfield_load(&picker->field, saved, name);
	picker->cursor = 0;
	search(picker);
}

void picked_save(const struct picked *picked, struct record *out)
{
	record_note(out, "user", picked->user_id);
	record_note_number(out, "guest", picked->guest_id);
	record_put(out, "name", picked->name);
	record_note(out, "about", picked->about);
}

void picked_load(struct picked *picked, const struct record *saved)
{
	*picked = (struct picked){
		.guest_id = (int)record_number(saved, "guest", 1, INT32_MAX, 0),
	};
	snprintf(picked->user_id, sizeof(picked->user_id), "%s",
		record_text(saved, "user"));
	snprintf(picked->name, sizeof(picked->name), "%s",
		record_text(saved, "name"));
	snprintf(picked->about, sizeof(picked->about), "%s",
		record_text(saved, "about"));
}

static int hit_count(const struct person_picker *picker)
{
	return picker->people == NULL ? 0 : picker->people->count;
}

static void describe(const struct person *person, char *out, size_t size)
{
	bool active = strcmp(person->status, "active") == 0 ||
		person->status[0] == '\0';

	/* What stands in the way first: the column may cut the rest. */
	snprintf(out, size, "%s%s%s%s%s", active ? "" : "NOT ACTIVE",
		active || person->tier[0] == '\0' ? "" : "  ", person->tier,
		person->phone_last4[0] == '\0' ? "" : "  ...",
		person->phone_last4);
}

static void take(const struct person_picker *picker, struct picked *taken)
{
	const struct person *person;

	*taken = (struct picked){ 0 };
	if (picker->cursor >= hit_count(picker)) {
		snprintf(taken->name, sizeof(taken->name), "%s",
			picker->field.text);
		snprintf(taken->about, sizeof(taken->about), "not a member");
		return;
	}
	person = &picker->people->found[picker->cursor];
	snprintf(taken->user_id, sizeof(taken->user_id), "%s", person->user_id);
	taken->guest_id = person->guest_id;
	snprintf(taken->name, sizeof(taken->name), "%s", person->name);
	describe(person, taken->about, sizeof(taken->about));
}

enum picker_result person_picker_event(struct person_picker *picker,
	const struct event *event, struct picked *taken)
{
	int rows = hit_count(picker) + picker->guests_allowed;
	key code = event->kind == EVENT_KEY ? event->code : KEY_NONE;

	if (code == KEY_DOWN || code == KEY_UP) {
		int to = picker->cursor + (code == KEY_DOWN ? 1 : -1);

		if (to >= 0 && to < rows)
			picker->cursor = to;
		return PICKER_USED;
	}
	if (code == KEY_ENTER) {
		/* The hits on the screen must be those of what is typed. */
		if (picker->asking)
			shell_message(picker->shell, STYLE_NOTICE,
				"still looking for \"%s\": Enter again when it "
				"is there", picker->field.text);
		if (picker->field.text[0] == '\0' || picker->asking ||
		    picker->cursor >= rows)
			return PICKER_USED;
		take(picker, taken);
		return PICKER_TAKEN;
	}
	if (!textfield_event(&picker->field, event))
		return PICKER_UNUSED;
	search(picker);
	return PICKER_USED;
}

static void draw_hit(const struct person_picker *picker, int index,
	struct canvas *canvas, int row, int col, int width)
{
	const struct person *person = &picker->people->found[index];
	char about[80];
	/* "busy: Conference until 15:30" is the widest, and matters most. */
	int name = width * 7 / 20, middle = width / 4;
	enum style style = index == picker->cursor ? STYLE_SELECTED
						   : STYLE_NORMAL;

	canvas_text(canvas, row, col, 1, STYLE_SELECTED,
		index == picker->cursor ? ">" : " ");
	canvas_text(canvas, row, col + 2, name - 3, style, person->name);
	describe(person, about, sizeof(about));
	canvas_text(canvas, row, col + name, middle - 1, STYLE_NORMAL, about);
	canvas_text(canvas, row, col + name + middle, width - name - middle,
		STYLE_NORMAL, person->now);
}

void person_picker_draw(const struct person_picker *picker,
	struct canvas *canvas, int row, int col, int width, int lines,
	bool focused)
{
	int hits = hit_count(picker);
	int first = picker->cursor >= lines - 1 ? picker->cursor - lines + 2 : 0;
	int line = row + 1;

	textfield_draw(&picker->field, canvas, row, col, width / 2, focused);
	if (picker->error[0] != '\0')
		canvas_text(canvas, row, col + width / 2 + 2, width / 2 - 2,
			STYLE_ALERT, picker->error);
	else if (picker->people != NULL && picker->people->hits > hits)
		canvas_printf(canvas, row, col + width / 2 + 2, width / 2 - 2,
			STYLE_DIM, "%d of %d%s", hits, picker->people->hits,
			picker->people->hits >= 1000 ? "+" : "");
	else if (hits > 0 && strcmp(picker->people->found[0].matched,
			"sounds alike") == 0)
		canvas_text(canvas, row, col + width / 2 + 2, width / 2 - 2,
			STYLE_DIM, "no such name; these sound alike");
	else if (!picker->guests_allowed && picker->people != NULL &&
		 hits == 0 && picker->field.text[0] != '\0')
		canvas_text(canvas, row, col + width / 2 + 2, width / 2 - 2,
			STYLE_DIM, "nobody of that name");
	if (first < 0)
		first = 0;
	for (int i = first; i < hits && line < row + 1 + lines; i++, line++)
		draw_hit(picker, i, canvas, line, col - 2, width);
	if (picker->guests_allowed && picker->field.text[0] != '\0' &&
	    line < row + 1 + lines)
		canvas_printf(canvas, line, col - 2, width,
			picker->cursor >= hits ? STYLE_SELECTED : STYLE_NORMAL,
			"%c + new guest \"%s\"",
			picker->cursor >= hits ? '>' : ' ', picker->field.text);
}
