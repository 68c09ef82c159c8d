/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million bytes of keys, pastes and scans, split at every byte with pauses
 * between, through the terminal's decoder into the whole shell with the real
 * screens, forms and line editor over a fake database: no action and no write
 * that was not asked for (fuzz_oracle.h), and no size that loses what is typed.
 *
 * The same bytes every time; FUZZ_SEED=n sends others.  The last pieces before
 * something went wrong are told. */
#include "config.h"

#include "tests/support/bays_fixture.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "term/line_edit.h"
#include "tests/fuzz/fuzz_pieces.h"
#include "tests/support/effort.h"
#include "ui/shell_private.h"

#define BYTES 1000000
#define TYPED_SIZE 8192

static void judge(struct fuzz *f)
{
	if (f->oracle.broken == NULL)
		return;
	for (long i = f->pieces > FUZZ_TOLD ? f->pieces - FUZZ_TOLD : 0; i < f->pieces;
	     i++)
		fprintf(stderr, "piece %ld, %s\n", i, f->told[i % FUZZ_TOLD]);
	for (int row = 0; row < f->b->canvas->rows; row++) {
		char text[1000];

		canvas_row(f->b->canvas, row, text, sizeof(text));
		fprintf(stderr, "%s\n", text);
	}
	fail_msg("seed %u: %s: %s", f->seed, f->oracle.broken,
		f->oracle.detail);
}

/* --------------------------------------------------- the program around it */

static void heard(void *context, const struct event *event)
{
	struct fuzz *f = context;

	fuzz_oracle_event(&f->oracle, event);
	shell_event(f->b->shell, event);
}

static void finish(struct fuzz *f)
{
	const struct shell *shell = f->b->shell;

	fuzz_picture(f);
	fuzz_oracle_end(&f->oracle, !f->stalled && shell->held.count == 0);
	judge(f);
}

/* ------------------------------------------------- what happens besides keys */

static void change_size(struct fuzz *f, int cols, int rows)
{
	canvas_clear(f->b->canvas, rows, cols);
	shell_event(f->b->shell, &(struct event){
		.kind = EVENT_RESIZE, .at_ms = clock_ms()
	});
	fuzz_picture(f);
	f->sent++;
}

/* What stands in fields and on the last line: all that can have been typed. */
static void read_typed(const struct fuzz *f, char out[TYPED_SIZE])
{
	const struct canvas *canvas = f->b->canvas;
	size_t used = 0;
	int last = (canvas->rows - 1) * canvas->cols;

	for (int i = 0; i < canvas->rows * canvas->cols; i++) {
		const struct cell *cell = &canvas->cells[i];

		if (cell->style == STYLE_FIELD || i >= last)
			used += (size_t)snprintf(out + used, TYPED_SIZE - used,
				"%s", cell->bytes);
		if (used >= TYPED_SIZE)
			fail_msg("more is typed than can be read");
	}
}

/* Of any size and back: every letter that was typed is still there. */
static void change_sizes(struct fuzz *f)
{
	char before[TYPED_SIZE] = "", after[TYPED_SIZE] = "";

	fuzz_tell(f, "sizes", "", 0);
	fuzz_oracle_begin(&f->oracle, 0, 0);
	fuzz_picture(f);
	read_typed(f, before);
	for (uint32_t n = 1 + fuzz_any(f, 3); n > 0; n--)
		change_size(f, 1 + (int)fuzz_any(f, 200), 1 + (int)fuzz_any(f, 60));
	change_size(f, 80, 24);
	read_typed(f, after);
	if (strcmp(before, after) == 0)
		return;
	fprintf(stderr, "before: %s\nafter: %s\n", before, after);
	f->oracle.broken = "another size lost what was typed";
}

static void let_time_pass(struct fuzz *f)
{
	fuzz_tell(f, "time", "", 0);
	fuzz_oracle_begin(&f->oracle, 0, 0);
	if (fuzz_any(f, 2) == 0 && !f->stalled)
		rest(f->b);
	fuzz_wait_ms(f, fuzz_any(f, 3000));
}

static void change_the_server(struct fuzz *f)
{
	uint32_t what = fuzz_any(f, 4);

	fuzz_tell(f, what > 0 ? "server" : "lost", "", 0);
	fuzz_oracle_begin(&f->oracle, 0, 0);
	if (what == 0) {
		fake_db_lose(f->b->db, "the line dropped");
		fake_db_run(f->b->db);
		fuzz_picture(f);
		fake_db_connect(f->b->db);
		f->stalled = false;
	} else if (what == 1) {
		fake_db_announce(f->b->db, "grid:2026-11-21");
	} else {
		f->stalled = !f->stalled;
	}
}

static void do_something(struct fuzz *f)
{
	switch (fuzz_any(f, 20)) {
	case 0: change_sizes(f); break;
	case 1: let_time_pass(f); break;
	case 2: change_the_server(f); break;
	default: fuzz_send_piece(f); break;
	}
	finish(f);
}

/* -------------------------------------------------------------------- life */

static const char done[] = "{\"ok\": true, \"sentence\": \"Done\", "
	"\"version\": \"v9\", \"detail\": {}}";

static void nothing_acts_but_keys(void **state)
{
	const char *seed = getenv("FUZZ_SEED");
	struct fuzz *f = mem_new(1, sizeof(*f));
	long bytes = BYTES / effort_share();

	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	f->seed = seed != NULL ? (uint32_t)atol(seed) : 2463534242u;
	f->random = f->seed;
	assert_int_equal(bays_setup_with(state, &line_edit), 0);
	f->b = *state;
	fake_db_answer_rest(f->b->db, done);
	f->b->starts = fuzz_oracle_action;
	f->b->watcher = &f->oracle;
	f->oracle.b = f->b;
	f->line.keys = term_keys_new(heard, f);
	fuzz_oracle_picture(&f->oracle);
	while (f->sent < bytes)
		do_something(f);
	print_message("# seed %u: %ld bytes in %ld pieces; %ld actions and %ld "
		"writes, all of them asked for\n", f->seed, f->sent, f->pieces,
		f->oracle.actions, f->oracle.writes);
	assert_true(f->oracle.actions > f->pieces / 20);
	assert_true(f->oracle.writes > f->pieces / 1000);
	term_keys_free(&f->line.keys);
	bays_teardown(state);
	free(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_acts_but_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
