/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar and the time that is left. */
#include "config.h"

#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#define BAR_WIDTH 24
#define LINE_WIDTH 79
/* Before that much is known, a guess would only frighten. */
#define GUESS_AFTER_MS 1500

static void time_left(char *text, size_t size, int done, int total,
	int since_done, int64_t elapsed_ms)
{
	int64_t left_s;

	text[0] = '\0';
	if (elapsed_ms < GUESS_AFTER_MS || done <= since_done || done >= total)
		return;
	left_s = elapsed_ms * (total - done) / (done - since_done) / 1000;
	if (left_s < 60)
		snprintf(text, size, ", %d s left", (int)left_s);
	else if (left_s < 3600)
		snprintf(text, size, ", %d min left", (int)(left_s + 59) / 60);
	else
		snprintf(text, size, ", %d h %d min left", (int)(left_s / 3600),
			(int)(left_s % 3600 / 60));
}

void progress_line(char *line, size_t size, int width, const char *step,
	int done, int total, int since_done, int64_t elapsed_ms)
{
	static const char full[BAR_WIDTH + 1] = "########################";
	static const char empty[BAR_WIDTH + 1] = "........................";
	char left[40];
	int filled, percent;

	if (total < 1)
		total = 1;
	if (done > total)
		done = total;
	filled = (int)((int64_t)done * BAR_WIDTH / total);
	percent = (int)((int64_t)done * 100 / total);
	time_left(left, sizeof(left), done, total, since_done, elapsed_ms);
	if (size > (size_t)width + 1)
		size = (size_t)width + 1;
	snprintf(line, size, "[%.*s%.*s] %3d %%%s  %s", filled, full,
		BAR_WIDTH - filled, empty, percent, left, step);
}

static void show_bar(struct progress *progress, const char *step, int done,
	int total)
{
	char line[LINE_WIDTH + 1];

	progress_line(line, sizeof(line), LINE_WIDTH, step, done, total,
		progress->began_done, clock_ms() - progress->began_ms);
	fprintf(stderr, "\r\033[K%s", line);
	progress->is_open = true;
}

void progress_show(void *context, const char *step, int done, int total)
{
	struct progress *progress = context;

	if (total != progress->total) {
		progress->total = total;
		progress->began_done = done;
		progress->began_ms = clock_ms();
	}
	if (isatty(STDERR_FILENO))
		show_bar(progress, step, done, total);
	else if (strcmp(progress->step, step) != 0)
		fprintf(stderr, "[%d/%d] %s\n", done, total, step);
	snprintf(progress->step, sizeof(progress->step), "%s", step);
}

void progress_end(struct progress *progress)
{
	if (progress->is_open)
		fputs("\r\033[K", stderr);
	progress->is_open = false;
}
