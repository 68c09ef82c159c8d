/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person found while their name is typed: a field and the hits under it.
 * Part of a sheet, not a sheet itself. */
#ifndef OPSDESK_FLOW_PERSON_PICKER_H
#define OPSDESK_FLOW_PERSON_PICKER_H

#include <stdbool.h>

#include "store/person_store.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/textfield.h"

struct record;
struct shell;

#define PICKED_ID_SIZE 128
#define PICKED_NAME_SIZE TEXTFIELD_SIZE

/* Who was taken: a member with a user id, else somebody by name only. */
struct picked {
	char user_id[PICKED_ID_SIZE];	/* "" for a non-member */
	int guest_id;			/* of a guest the club knows; else 0 */
	char name[PICKED_NAME_SIZE];
	char about[120];		/* tier, last four, what now */
};

struct person_picker {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	day_number day;
	struct textfield field;
	struct people *people;
	int cursor;			/* among the hits; the one after the last
					   is the new guest */
	bool guests_allowed;
	bool asking, asked_again;
	char error[ERR_TEXT_SIZE];
};

/* day: the one that a person is wanted for; what they do then stands with
 * each. */
void person_picker_init(struct person_picker *picker, struct shell *shell,
	struct store *store, day_number day, bool guests_allowed);

/* As if it had been typed. */
void person_picker_type(struct person_picker *picker, const char *text);

/* For a draft: what is typed, which is then looked for again; and who was
 * taken. */
void person_picker_save(const struct person_picker *picker, struct record *out,
	const char *name);
void person_picker_load(struct person_picker *picker,
	const struct record *saved, const char *name);
void picked_save(const struct picked *picked, struct record *out);
void picked_load(struct picked *picked, const struct record *saved);

void person_picker_done(struct person_picker *picker);

enum picker_result { PICKER_UNUSED, PICKER_USED, PICKER_TAKEN };

/* Characters search, Up and Down move among the hits, Enter takes one. */
enum picker_result person_picker_event(struct person_picker *picker,
	const struct event *event, struct picked *taken);

/* The field at (row, col), the hits under it in at most lines lines. */
void person_picker_draw(const struct person_picker *picker,
	struct canvas *canvas, int row, int col, int width, int lines,
	bool focused);

#endif
