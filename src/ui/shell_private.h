/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the shell share and nobody else sees: shell.c (life,
 * screens, sheets), shell_areas.c (work areas), shell_state.c (what it is told
 * and asked), shell_event.c (where an event goes), shell_held.c (where it
 * waits), shell_keys.c (what keys mean), shell_run.c (an action's needs),
 * shell_draw.c (the frame), shell_rights.c, shell_hints.c (its line 23),
 * shell_message.c, shell_command.c (the `:` line), shell_actions.c (the shared
 * rows), shell_half_done.c, shell_draft.c, shell_path.c, shell_restore.c,
 * shell_reopen.c (what is half done, kept and put back), shell_quit.c,
 * prompt.c, help.c, menu.c. */
#ifndef OPSDESK_UI_SHELL_PRIVATE_H
#define OPSDESK_UI_SHELL_PRIVATE_H

#include "ui/prompt.h"
#include "ui/scan.h"
#include "ui/shell.h"

#define SHELL_MIN_ROWS 24
#define SHELL_MIN_COLS 80
#define SHEETS_MAX 8
#define BANNER_MAX 20
#define MESSAGES_MAX 2000		/* more than a shift is long */
#define MESSAGE_SIZE 1000		/* of a text; longer ones are cut */
#define HELD_KEYS_MAX 256
#define COMMAND_LINE_SIZE 512
#define COMMAND_WORD_SIZE 64
#define KEY_TEXT_SIZE 64
#define CLOCK_SIZE 12
#define HINTS_MAX 6
#define CONTACT_SIZE 128
#define DEED_SIZE 160

struct open_screen {
	const struct screen_ops *ops;
	void *state;			/* NULL: not open */
	struct target alert;		/* the last one that `!` went to, and */
	int alert_at;			/* which it was then */
	bool visited;			/* opened out of another one: Esc goes
					   back to that */
};

/* What led to a sheet, so that a draft can go there again. */
struct way {
	const struct screen_ops *screen;	/* NULL: not known */
	const struct action *action;	/* NULL: words for the screen */
	char words[COMMAND_LINE_SIZE];
	bool has_subject;
	struct target subject;
};

/* Which keys, pressed in a sheet that is still open, led to what lies over it:
 * a record of "step"s, each with the "key" and, of a sheet on the way that is
 * gone by now, its "name" and what was "typed" in it. */
struct path {
	long over;			/* the sheet; 0: there is no path */
	struct record *steps;
};

/* A key that a sheet is taking; see shell_path.c. */
struct pressed {
	long sheet;			/* 0: none is */
	key code;
	const char *name;		/* of a sheet that came by a path itself: */
	struct record *typed;
	struct path path;
};

struct open_sheet {
	const struct sheet_ops *ops;
	void *state;
	struct way way;
	struct path path;
	long number;
	enum sheet_place place;
	int anchor_row;
	bool painted;
	int64_t painted_ms;
	struct open_sheet *next_gone;	/* closed, waiting to be freed */
};

struct open_prompt {
	bool open;
	struct prompt_request request;
	struct way way;
	struct path path;
	char label[64];
};

/* Which message stands on the last line, by how many were said before it. */
struct last_line {
	long said;
	bool shown;
	bool painted;
	bool offline;			/* refused for want of a connection */
	int64_t painted_ms;
};

struct work_area {
	int serial;			/* whose: no two areas ever share one */
	struct open_screen *screens;	/* one for each that main has */
	int *trail;			/* indices into screens, each once; the
					   last one is in view */
	int trail_count;
	struct open_sheet *sheets[SHEETS_MAX];	/* the last one is on top */
	int sheet_count;
	void *ghost;
	void (*ghost_drop)(void *);
	char contact[CONTACT_SIZE];	/* whom received_from is about */
	char received_from[RECEIVED_FROM_SIZE];
	char deed[DEED_SIZE];		/* what is being done, of whom */
	char deed_who[CONTACT_SIZE];
	bool deed_is_whole;		/* nobody is named beside it */
	int holds;			/* shell_hold() without a release */
	int cursor_row;			/* of the focus, as drawn last */
	struct last_line last_line;
	bool touched;			/* an action was run in it */
	bool restoring;			/* a draft is put back: keys wait */
	struct way way;			/* the last that was gone in it */
	struct pressed pressed;
	long last_left;			/* a later change has a greater one */

	/* While another one is in view: */
	struct open_prompt prompt;	/* half typed */
	char *prompt_text;
	int prompt_point;		/* of the cursor in it */
	bool stale;			/* changes were announced */
	bool news;			/* something was said */
};

struct message {
	enum style style;
	int area;			/* in which it was said */
	char clock[CLOCK_SIZE];
	int times;			/* said this often in a row */
	char *text;
};

struct messages {
	struct message *ring;		/* number n at n % MESSAGES_MAX */
	long room, said;
	int keys_dropped;		/* to be said at the next draw */
};

/* Of the area in view. */
struct held_keys {
	struct event keys[HELD_KEYS_MAX];
	int first, count;
};

struct hint {
	char keys[KEY_TEXT_SIZE];
	const char *words;		/* an action's */
};

struct hints {
	const struct open_screen *screen;	/* whose; NULL: none yet */
	struct hint list[HINTS_MAX];
	int count;
	struct hint help;		/* at the right end */
};

struct shell {
	struct shell_options options;
	int screen_count;
	struct work_area areas[SHELL_WORK_AREAS];
	int shown;			/* the area in view */
	int area;			/* the one that is served: another only
					   while an answer of its own is taken */
	int last_serial;
	long last_sheet;
	char alert[ALERT_TEXT_SIZE];	/* on every screen; "": none */
	long changes;			/* from one area to another */

	char who[48], desk[48], clock[CLOCK_SIZE];
	bool connected, busy;
	char why_not_connected[ERR_TEXT_SIZE];
	char read_only[ERR_TEXT_SIZE];	/* why nothing can be changed; "" */
	char *banner[BANNER_MAX];
	int banner_count;
	const char *const *rights;	/* NULL: not known */

	struct messages messages;
	struct held_keys held;
	struct scan scan;
	struct open_prompt prompt;
	key pending[KEYMAP_SEQUENCE_MAX];	/* the keys of a prefix so far */
	int pending_count;
	key running;			/* what the running action was asked by */
	bool hints_off;
	struct hints hints;		/* of a cursor at rest */
	bool moving;			/* a key has come since it rested */

	bool needs_draw, too_small;
	int depth;			/* events under way */
	struct open_sheet *gone;
	struct restore *restore;	/* NULL: no draft is put back */
	void *quit_sheet;		/* the open question, NULL: none */
};

/* shell.c */
void shell_bury(struct shell *shell);
void shell_close_top_sheet(struct shell *shell, struct work_area *area);
void work_area_drop_ghost(struct work_area *area);

/* shell_areas.c: every call leaves one area in view, and that one served. */
void work_area_init(struct shell *shell, struct work_area *area);
void work_area_close(struct shell *shell, struct work_area *area);
void work_area_done(struct shell *shell, struct work_area *area);

/* Has it a view, and something in it that would be half done? */
bool work_area_in_use(const struct work_area *area);
bool work_area_is_busy(const struct shell *shell,
	const struct work_area *area);

/* Is the area that is served the one in view? */
bool shell_in_view(const struct shell *shell);

/* Ctrl-T: the next customer.  number counts from 1. */
bool shell_hold_customer(struct shell *shell, struct err *err) MUST_CHECK;
bool shell_serve_customer(struct shell *shell, int number, struct err *err)
	MUST_CHECK;
bool shell_customer_done(struct shell *shell, struct err *err) MUST_CHECK;

/* "1! [2] . ." for line 1; "" while one is in use. */
void shell_areas_label(const struct shell *shell, char *out, size_t size);
struct work_area *shell_area(struct shell *shell);
struct open_screen *shell_screen(const struct shell *shell);
struct open_sheet *shell_top_sheet(const struct shell *shell);
const struct screen_ops *shell_screen_ops(const struct shell *shell,
	const char *name_or_command);
void shell_back(struct shell *shell);
void shell_quit(struct shell *shell);

/* shell_half_done.c: what is half done, the first so many, with everybody's
 * number who is held; or of one work area. */
#define HALF_DONE_MAX 6
#define HALF_DONE_SIZE 160
struct half_done {
	char lines[HALF_DONE_MAX][HALF_DONE_SIZE];
	int count;
};
void half_done_find(struct half_done *found, const struct shell *shell);
void half_done_find_in(struct half_done *found, const struct shell *shell,
	int area);

/* Who is held, and what is half done of each. */
void shell_show_customers(struct shell *shell);
bool shell_next_alert(struct shell *shell, struct err *err) MUST_CHECK;

/* Only rows ALSO_IN_SHEETS may start: something lies over the screen. */
bool shell_covered(const struct shell *shell);

/* shell_run.c: a row becomes the screen's own row of that name, NULL when the
 * screen has none. */
const struct action *shell_resolve(const struct shell *shell,
	const struct action *action);

/* May a manager sign it, for somebody who may not? */
bool shell_signable(const struct shell *shell, const char *function);
bool shell_possible(const struct shell *shell, const struct action *action,
	struct err *why);
bool shell_run(struct shell *shell, const struct action *action,
	const char *words, struct err *err) MUST_CHECK;

/* The same for things that were captured earlier (a menu). */
struct targets {
	struct target *list;		/* the marked, else the subject */
	int count;
	struct target subject;
	bool has_subject;
};
void targets_take(struct targets *targets, const struct shell *shell);
void targets_done(struct targets *targets);
bool shell_run_on(struct shell *shell, const struct action *action,
	const struct targets *targets, const char *words, struct err *err)
	MUST_CHECK;
bool shell_possible_on(const struct shell *shell, const struct action *action,
	const struct targets *targets, struct err *why);

/* shell_deed.c: before the action runs. */
void shell_note_deed(struct shell *shell, const struct action *action,
	const struct targets *targets, const char *words);

/* shell_held.c: nothing that the area waits for is waited for any longer, and
 * the keys that were held for it are thrown away. */
void shell_stop_waiting(struct shell *shell, struct work_area *area);
void shell_throw_held(struct shell *shell);

/* One more of them; and, when nothing is under way, they go on. */
void shell_keep_key(struct shell *shell, const struct event *event);
void shell_settle(struct shell *shell);

/* shell_event.c: closes the sheets if all of them only show; false if there is
 * none, or one in which something would be lost. */
bool shell_leave_pages(struct shell *shell);

/* One event of those that are not part of a scan. */
void shell_route(struct shell *shell, const struct event *event);

/* shell_scan.c: true if the event was part of a scan. */
bool shell_scan_event(struct shell *shell, const struct event *event);
void shell_take_scan(struct shell *shell, const char *code);

/* shell_draft.c: how one comes to a sheet, noted before it opens. */
void shell_note_way(struct shell *shell, const struct screen_ops *screen,
	const struct action *action, const struct targets *targets,
	const char *words);
void shell_forget_way(struct shell *shell);
const struct action *shell_own_or_shared(const struct screen_ops *screen,
	const char *name);

/* shell_path.c: before and after a sheet gets a key; and of what opened
 * meanwhile, how one came to it. */
void shell_path_press(struct shell *shell, const struct open_sheet *sheet,
	key code);
void shell_path_release(struct work_area *area);
struct path shell_path_take(struct work_area *area);
void path_done(struct path *path);

/* shell_restore.c: goes on if the area that is being put back has what it
 * waited for; or it is left as far as it is. */
void shell_restore_on(struct shell *shell);
void shell_restore_leave(struct shell *shell);

/* It waits for the database to be quiet, and is told that it is; or does not
 * wait for anything any longer. */
bool shell_restore_waits(const struct shell *shell);
void shell_restore_quiet(struct shell *shell);

/* The connection was lost, and is there again. */
void shell_restore_cut(struct shell *shell, bool cut);

/* Do the keys of this area wait for something? */
bool work_area_waits(const struct work_area *area);

/* shell_keys.c */
#define SECTIONS_MAX 8
void shell_sections(const struct shell *shell,
	const char *out[SECTIONS_MAX + 1]);

/* All that start it on any screen. */
void shell_keys_on(const struct shell *shell, const struct screen_ops *ops,
	const char *action, char *out, size_t size);

/* What the keys so far can still become, for the last line. */
void shell_candidates(const struct shell *shell, char *out, size_t size);
void shell_unknown_key(struct shell *shell, const key *keys, int count);
void shell_key_label(const key *keys, int count, char *out, size_t size);

/* The rows of one keymap section: the screen's, or the shared ones. */
const struct action *shell_section_actions(const struct shell *shell,
	const char *section);

/* shell_hints.c */
void shell_draw_hints(struct shell *shell, struct canvas *canvas);

/* shell_message.c: keys thrown away are counted and said at the next draw,
 * behind what the last line says anyhow. */
void shell_keys_dropped(struct shell *shell, int count);
void shell_say_dropped(struct shell *shell);
void shell_messages_done(struct shell *shell);

/* A key that came after the message was painted takes it away. */
void shell_message_seen(struct shell *shell, int64_t at_ms);

/* The connection is there: no last line goes on saying that it is not. */
void shell_message_connected(struct shell *shell);

/* What stands on the last line; NULL: nothing. */
const struct message *shell_last_line(const struct shell *shell);

/* i messages back; NULL behind the oldest. */
const struct message *shell_message_at(const struct shell *shell, int i);

/* shell_command.c */
void shell_open_command_line(struct shell *shell, const char *text);
bool shell_open_filter_line(struct shell *shell, const char *text,
	struct err *err) MUST_CHECK;

/* prompt.c: leave is what Esc does, for an open prompt if there is one; park
 * and resume take what is half typed out of the area in view and back. */
void prompt_leave(struct shell *shell);
void prompt_leave_any(struct shell *shell);	/* of the area that is served */
void prompt_park(struct shell *shell);
void prompt_resume(struct shell *shell);

/* Of the area that is served; NULL: none is open. */
const struct open_prompt *prompt_of(const struct shell *shell);

/* Another text in it, with the cursor at this byte. */
void prompt_refill(struct shell *shell, const char *text, int point);
void prompt_forget(struct work_area *area);
void prompt_event(struct shell *shell, const struct event *event);
void prompt_draw(const struct shell *shell, struct canvas *canvas);

#endif
