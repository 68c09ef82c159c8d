/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the terminal, and what it says when it is asked. */
#include "config.h"

#include <langinfo.h>
#include <string.h>

#include "term/term_private.h"

/* What a question of ours has been answered with. */
static void take_report(void *context, int row, int col)
{
	struct term *term = context;

	switch (term_ask_answered(&term->ask)) {
	case TERM_ASK_SIZE:
		if (!term->line_knows_size)
			term_take_size(term,
				row < TERM_ROWS_MAX ? row : TERM_ROWS_MAX,
				col < TERM_COLS_MAX ? col : TERM_COLS_MAX);
		break;
	case TERM_ASK_WIDTH:
		if (term->options.answered != NULL)
			term->options.answered(term->options.context,
				term_ask_is_utf8(col));
		break;
	case TERM_ASK_NOTHING:
		break;
	}
}

static bool writes_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void term_begin_asking(struct term *term)
{
	term_keys_on_report(term->keys, take_report, term);
	if (!term->is_ansi)
		return;
	if (!term->line_knows_size)
		term_ask_size(&term->ask, &term->output);
	if (term->options.asks && writes_utf8())
		term_ask_width(&term->ask, &term->output);
}

bool term_ask(struct term *term)
{
	if (!term->is_ansi || !writes_utf8())
		return false;
	term->ask.count = 0;
	if (!term->line_knows_size)
		term_ask_size(&term->ask, &term->output);
	term_ask_width(&term->ask, &term->output);
	term_redraw(term);
	return true;
}

void term_plain(struct term *term, bool plain)
{
	if (term->drawing.plain == plain)
		return;
	term->drawing.plain = plain;
	term_drawing_reset(&term->drawing, term->rows, term->cols);
	term_redraw(term);
}

void term_facts(const struct term *term, struct term_facts *facts)
{
	*facts = (struct term_facts){
		.type = term->type,
		.rows = term->rows, .cols = term->cols,
		.colours = term->drawing.colours,
		.is_utf8 = writes_utf8(),
		.plain = term->drawing.plain,
		.erase = term->before.c_cc[VERASE],
		.backspace = term_keys_backspace(term->keys),
	};
}
