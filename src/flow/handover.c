/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shift hand-over: what this desk left open, one line a thing; to read, or as
 * text in a file (wireframes.md 6). */
#include "config.h"

#include "flow/unit_acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/savefile.h"
#include "base/text.h"
#include "flow/lane_view.h"
#include "ui/page.h"
#include "ui/shell.h"

#define PATH_SIZE 512

struct handover {
	struct store_question question;
	struct lane_view *view;
	bool as_file;			/* else to read */
};

/* As desk.lane_handover has it, and over its lines. */
static const struct {
	const char *kind, *heading;
} headings[] = {
	{ "lane", "lanes in the middle of a check-in" },
	{ "checkout", "check-outs in hand" },
	{ "offer", "rooms that are offered" },
	{ "cleaning", "rooms that are being cleaned" },
	{ "refund", "money to be given back" },
};

static const char *heading_of(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(headings); i++) {
		if (strcmp(headings[i].kind, kind) == 0)
			return headings[i].heading;
	}
	return kind;
}

/* Is this the first of its kind? */
static bool begins(const struct lane_table *table, int index)
{
	return index == 0 || strcmp(table->left[index].kind,
		table->left[index - 1].kind) != 0;
}

static void title(const struct lane_view *view, char *out, size_t size)
{
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	timeslot_format_date(store_today(view->store), true, date);
	timeslot_format_time(store_now(view->store), time);
	snprintf(out, size, "Hand-over  %s  %s", date, time);
}

static void show(const struct lane_view *view, const struct lane_table *table)
{
	char words[120];
	struct page *page;

	title(view, words, sizeof(words));
	page = page_open(view->shell, words);
	for (int i = 0; i < table->count; i++) {
		char at[TIMESLOT_TEXT_SIZE] = "";

		if (begins(table, i))
			page_heading(page, "%s",
				heading_of(table->left[i].kind));
		if (table->left[i].at != 0)
			timeslot_format_moment(table->left[i].at,
				store_now(view->store), at);
		page_line(page, STYLE_NORMAL, at, "%s", table->left[i].words);
	}
	if (table->count == 0)
		page_line(page, STYLE_DIM, NULL, "this desk leaves nothing "
			"open");
}

/* Nothing in it moves the terminal of whoever reads the file. */
static void write_clean(FILE *out, const char *text)
{
	struct text_cluster cluster;
	size_t bytes;

	while ((bytes = text_next(text, &cluster)) > 0) {
		fputs(cluster.bytes, out);
		text += bytes;
	}
}

static char *as_text(const struct lane_view *view,
	const struct lane_table *table)
{
	char words[120];
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	title(view, words, sizeof(words));
	fprintf(out, "%s\n", words);
	for (int i = 0; i < table->count; i++) {
		char at[TIMESLOT_TEXT_SIZE] = "";

		if (begins(table, i)) {
			fputs("\n", out);
			write_clean(out, heading_of(table->left[i].kind));
			fputs("\n", out);
		}
		if (table->left[i].at != 0)
			timeslot_format_stamp(table->left[i].at, at);
		fprintf(out, "  %-16s  ", at);
		write_clean(out, table->left[i].words);
		fputs("\n", out);
	}
	if (table->count == 0)
		fputs("\nthis desk leaves nothing open\n", out);
	fclose(out);
	return text;
}

static void save(const struct handover *handover,
	const struct lane_table *table)
{
	struct shell *shell = handover->view->shell;
	char *text = as_text(handover->view, table);
	char path[PATH_SIZE], name[80];
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];
	struct err err;

	timeslot_format_stamp(store_now(handover->view->store), date);
	snprintf(time, sizeof(time), "%s", date + strcspn(date, " ") + 1);
	date[strcspn(date, " ")] = '\0';
	time[strcspn(time, ":")] = '-';
	snprintf(name, sizeof(name), "handover-%s-%s", date, time);
	if (savefile_write(name, text, path, sizeof(path), &err))
		shell_message(shell, STYLE_NORMAL, "%d thing%s written to %s",
			table->count, table->count == 1 ? "" : "s", path);
	else
		shell_error(shell, &err);
	free(text);
}

static void arrived(void *context, struct lane_table *table,
	const struct err *error)
{
	struct handover *handover = context;

	if (error != NULL)
		shell_error(handover->view->shell, error);
	else if (handover->as_file)
		save(handover, table);
	else
		show(handover->view, table);
	lane_table_free(&table);
	store_question_done(&handover->question);
}

bool lane_handover(void *state, const struct call *call, struct err *err)
{
	struct lane_view *view = state;
	const char *words = call->words + strspn(call->words, " ");
	struct handover *handover;

	if (*words != '\0' && strcmp(words, "file") != 0)
		return err_set(err, ERR_INVALID, "`:handover` shows it, "
			"`:handover file` writes it: the name is made");
	handover = mem_new(1, sizeof(*handover));
	handover->view = view;
	handover->as_file = *words != '\0';
	store_question_add(&view->owner, &handover->question);
	lane_store_handover(view->store, &view->owner, arrived, handover);
	return true;
}
