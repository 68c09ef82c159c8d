/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start check: what this terminal is and can, remembered for the next time.
 *
 * Size and colours are known from the line and from terminfo; Backspace is read
 * from the key when it is first pressed, since both bytes that it may send do
 * the same.  Whether the terminal shows UTF-8 only itself can tell: it is asked
 * before the first picture, and answers at once or never.  Only of one that
 * never answers, and only while nobody has begun to work, the person is asked;
 * what they do not answer is not asked a second time. */
#include "config.h"

#include "console_private.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"
#include "term/term.h"
#include "ui/confirm.h"
#include "ui/page.h"
#include "ui/shell.h"

#define ANSWER_MS 2000
#define SIGNS "\u00e9 \u00f6 \u00df \u0142 \u20ac \u2500 \u2502"

static void remember(struct console *console)
{
	struct err err;

	if (!terminals_remember(&console->here, &err))
		log_line("terminals: %s", err.text);
	console->kept = console->here;
}

static void look(struct console *console)
{
	struct terminal_known *here = &console->here;
	struct term_facts facts;
	time_t now = time(NULL);
	struct tm day;

	term_facts(console->term, &facts);
	here->rows = facts.rows;
	here->cols = facts.cols;
	here->colours = facts.colours;
	if (facts.backspace != 0)
		here->backspace = facts.backspace;
	if (localtime_r(&now, &day) != NULL)
		strftime(here->day, sizeof(here->day), "%Y-%m-%d", &day);
}

void console_terminal_find(struct console *console,
	struct term_options *options)
{
	terminals_identify(&console->here);
	terminals_find(&console->here);
	console->kept = console->here;
	options->asks = console->here.signs == SIGNS_NOT_ASKED;
	options->plain = console->here.signs == SIGNS_PLAIN;
	options->answered = console_terminal_answered;
}

void console_terminal_keep(struct console *console)
{
	look(console);
	if (!terminals_equal(&console->here, &console->kept))
		remember(console);
}

static void take(struct console *console, enum terminal_signs signs)
{
	console->here.signs = signs;
	loop_timer_stop(console->answer);
	term_plain(console->term, signs == SIGNS_PLAIN);
	shell_redraw(console->shell);
	look(console);
	remember(console);
}

void console_terminal_answered(void *context, bool is_utf8)
{
	struct console *console = context;
	bool was_asked = console->asked_again;

	console->asked_again = false;
	take(console, is_utf8 ? SIGNS_UTF8 : SIGNS_PLAIN);
	if (!is_utf8)
		shell_message(console->shell, STYLE_NOTICE, "this terminal does "
			"not show UTF-8: letters and lines are plain from now "
			"on (:terminal)");
	else if (was_asked)
		shell_message(console->shell, STYLE_NORMAL,
			"the terminal answers: it shows UTF-8");
}

/* ------------------------------------------------------ asking the person */

static void person_answered(void *context, int choice, const char *text)
{
	struct console *console = context;

	(void)text;
	/* It goes with its person, who has not answered. */
	if (console->ending || console->question == NULL)
		return;
	console->question = NULL;
	take(console, choice == 0 ? SIGNS_UTF8
		: choice == 1 ? SIGNS_PLAIN : SIGNS_SKIPPED);
	if (choice < 0)
		shell_message(console->shell, STYLE_NORMAL,
			"left as it is; :terminal asks again");
}

static void ask_person(struct console *console)
{
	static const struct confirm_choice choices[] = {
		{ 'y', "yes, each is one sign", NULL },
		{ 'n', "no: plain letters and lines from now on", NULL },
	};
	static const char *const lines[] = {
		"Does this line show seven signs, with a blank between them?",
		"", "    " SIGNS, "",
		"It is asked once for this terminal.", NULL
	};

	console->question = confirm_open(console->shell,
		&(struct confirm_request){
			.title = "Can this terminal show all letters?",
			.lines = lines, .choices = choices,
			.choice_count = ARRAY_LEN(choices), .anchor_row = -1,
			.done = person_answered, .context = console,
		});
}

/* No answer came.  Whoever works already is not held up. */
void console_terminal_silent(void *context)
{
	struct console *console = context;
	struct term_facts facts;

	term_facts(console->term, &facts);
	if (!facts.is_utf8 || console->question != NULL || !console->opened ||
	    (console->typed && !console->asked_again))
		return;
	console->asked_again = false;
	ask_person(console);
}

void console_terminal_begin(struct console *console)
{
	if (console->here.signs == SIGNS_NOT_ASKED)
		loop_timer_set(console->answer, ANSWER_MS);
}

/* -------------------------------------------------------------- :terminal */

static void show_facts(struct console *console, struct page *page)
{
	const struct terminal_known *here = &console->here;
	struct term_facts facts;
	const char *refused = getenv("NO_COLOR");

	term_facts(console->term, &facts);
	page_line(page, STYLE_NORMAL, "where", "%s", here->place);
	page_line(page, STYLE_NORMAL, "type", "%s", facts.type);
	page_line(page, STYLE_NORMAL, "size", "%d columns, %d lines",
		facts.cols, facts.rows);
	if (facts.colours > 0)
		page_line(page, STYLE_NORMAL, "colours", "%d", facts.colours);
	else
		page_line(page, STYLE_NORMAL, "colours", "none%s",
			refused != NULL && refused[0] != '\0'
			? ": NO_COLOR is set" : "");
	page_line(page, STYLE_NORMAL, "signs", "%s", facts.plain
		? "plain letters: this terminal does not show UTF-8"
		: facts.is_utf8 ? "UTF-8"
		: "what the locale has, which is not UTF-8");
	page_line(page, STYLE_NORMAL, "Backspace", "%s", here->backspace == 0
		? "not pressed yet; ^? and ^H do the same"
		: here->backspace == '\b' ? "^H" : "^?");
}

static void show_looks(struct page *page)
{
	static const struct {
		enum style style;
		const char *words;
	} looks[] = {
		{ STYLE_TITLE, "a title" }, { STYLE_ALERT, "an alert" },
		{ STYLE_NOTICE, "a notice" }, { STYLE_MARKED, "marked" },
		{ STYLE_GHOST, "in the hand" },
		{ STYLE_CHANGED, "changed elsewhere" },
		{ STYLE_WAITING, "waiting" }, { STYLE_DIM, "not possible" },
		{ STYLE_FIELD, "a field" },
	};

	for (size_t i = 0; i < ARRAY_LEN(looks); i++)
		page_line(page, looks[i].style, NULL, "%s", looks[i].words);
	page_line(page, STYLE_NORMAL, NULL, "%s", SIGNS);
}

bool console_terminal_check(void *context, const char *words, struct err *err)
{
	struct console *console = context;
	struct page *page;

	if (strcmp(words, "utf-8") == 0 || strcmp(words, "plain") == 0) {
		take(console, words[0] == 'u' ? SIGNS_UTF8 : SIGNS_PLAIN);
		shell_message(console->shell, STYLE_NORMAL, "remembered");
		return true;
	}
	if (words[0] != '\0')
		return err_set(err, ERR_INVALID,
			"it is `plain` or `utf-8`, not \"%s\"", words);
	look(console);
	page = page_open(console->shell, "This terminal");
	show_facts(console, page);
	page_heading(page, "How it looks here");
	show_looks(page);
	page_heading(page, "If the last line is not seven signs");
	page_line(page, STYLE_NORMAL, NULL, ":terminal plain   shows plain "
		"letters; :terminal utf-8 takes that back");
	console->asked_again = term_ask(console->term);
	if (console->asked_again)
		loop_timer_set(console->answer, ANSWER_MS);
	return true;
}
