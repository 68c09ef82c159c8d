/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the console costs, measured from outside on a pseudo-terminal, beside
 * psql on the same connection in the same run: figures of one machine mean
 * little, their ratios more.
 *
 *	bench OPSDESK PSQL
 *
 * PGHOST, PGDATABASE and PGUSER say where; tests/bench/run.sh prepares that and
 * explains the figures.  Prints a table in Markdown. */
#include "config.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/terminal.h"

#define STARTS 11
#define MOVES 200
#define PAGES 30
#define IDLE_MS 10000
#define REST_MS 300		/* longer than the peek waits for the cursor */
#define SAMPLES_MAX 512

struct samples {
	double values[SAMPLES_MAX];
	int count;
};

/* One program under measurement. */
struct subject {
	const char *path;
	const char *argv[4];
	const char *environment[6];
	const char *ready;		/* on the screen when it is */
	struct samples first_ms, start_ms, key_ms, key_bytes;
	double key_cpu_us;
	size_t idle_bytes;
	double idle_cpu_ms;
	long rss_kb, pss_kb, private_kb;
};

/* Measuring */

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void add(struct samples *samples, double value)
{
	if (samples->count < SAMPLES_MAX)
		samples->values[samples->count++] = value;
}

static int by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double percentile(struct samples *samples, int percent)
{
	if (samples->count == 0)
		return 0;
	qsort(samples->values, (size_t)samples->count, sizeof(double),
		by_value);
	return samples->values[(samples->count - 1) * percent / 100];
}

/* Time on a processor, from the scheduler: finer than the ticks of stat. */
static double cpu_us(const struct terminal *t)
{
	char *path = mem_printf("/proc/%d/schedstat", (int)terminal_pid(t));
	FILE *file = fopen(path, "r");
	uint64_t ns = 0;

	if (file == NULL || fscanf(file, "%" SCNu64, &ns) != 1)
		fprintf(stderr, "bench: cannot read %s\n", path);
	if (file != NULL)
		fclose(file);
	free(path);
	return (double)ns / 1000;
}

static void read_memory(struct subject *subject, const struct terminal *t)
{
	char *path = mem_printf("/proc/%d/smaps_rollup", (int)terminal_pid(t));
	FILE *file = fopen(path, "r");
	char line[200];
	long kb;

	free(path);
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (sscanf(line, "Rss: %ld", &kb) == 1)
			subject->rss_kb = kb;
		else if (sscanf(line, "Pss: %ld", &kb) == 1)
			subject->pss_kb = kb;
		else if (sscanf(line, "Private_Dirty: %ld", &kb) == 1)
			subject->private_kb = kb;
	}
	if (file != NULL)
		fclose(file);
}

/* Until nothing has come for so long; the picture is then complete. */
static void rest(struct terminal *t, int silence_ms)
{
	while (now_us() - terminal_last_output_us(t) < silence_ms * 1000)
		terminal_wait(10);
}

/* Runs */

static struct terminal *start(struct subject *subject)
{
	const struct terminal_options options = {
		.environment = subject->environment,
	};
	int64_t started_us = now_us();
	struct terminal *t = terminal_open(&options, subject->argv);

	await_seen(t, subject->ready);
	add(&subject->first_ms, (double)(now_us() - started_us) / 1000);
	await_quiet(t);
	rest(t, REST_MS);
	add(&subject->start_ms,
		(double)(terminal_last_output_us(t) - started_us) / 1000);
	return t;
}

/* One key; its picture is whole when the program sleeps again. */
static void measure_key(struct subject *subject, struct terminal *t,
	const char *name)
{
	size_t before = terminal_bytes(t);
	int64_t pressed_us = now_us();

	press(t, name);
	await_quiet(t);
	if (terminal_bytes(t) == before)
		return;
	add(&subject->key_ms,
		(double)(terminal_last_output_us(t) - pressed_us) / 1000);
	add(&subject->key_bytes, (double)(terminal_bytes(t) - before));
}

static void measure_keys(struct subject *subject, struct terminal *t,
	const char *const *names, int count)
{
	double before = cpu_us(t);

	for (int i = 0; i < count; i++) {
		const char *const *name = names;

		for (int skip = i; skip > 0; skip--)
			name = name[1] == NULL ? names : name + 1;
		measure_key(subject, t, *name);
	}
	subject->key_cpu_us = (cpu_us(t) - before) / count;
}

static void measure_idle(struct subject *subject, struct terminal *t)
{
	int64_t end_us = now_us() + IDLE_MS * 1000;
	size_t bytes = terminal_bytes(t);
	double cpu = cpu_us(t);

	while (now_us() < end_us)
		terminal_wait(100);
	subject->idle_bytes = terminal_bytes(t) - bytes;
	subject->idle_cpu_ms = (cpu_us(t) - cpu) / 1000;
}

/* A key that needs the database: the time until the answer is drawn. */
static void measure_days(struct samples *days, struct terminal *t)
{
	for (int i = 0; i < PAGES; i++) {
		size_t before = terminal_bytes(t);
		int64_t pressed_us = now_us();

		press(t, i % 2 == 0 ? "+" : "-");
		await_quiet(t);
		if (terminal_bytes(t) > before)
			add(days, (double)(terminal_last_output_us(t)
				- pressed_us) / 1000);
	}
}

/* What follows a cursor that rests, along a way of its own. */
static void measure_peeks(struct samples *ms, struct samples *bytes,
	struct terminal *t, const char *const *names)
{
	rest(t, REST_MS);
	for (int i = 0; names[i] != NULL; i++) {
		int64_t pressed_us = now_us();
		size_t moved;

		press(t, names[i]);
		await_quiet(t);
		moved = terminal_bytes(t);
		rest(t, REST_MS);
		if (terminal_bytes(t) == moved)
			continue;
		add(ms, (double)(terminal_last_output_us(t)
			- pressed_us) / 1000);
		add(bytes, (double)(terminal_bytes(t) - moved));
	}
}

static void measure_starts(struct subject *subject)
{
	for (int i = 0; i < STARTS - 1; i++) {
		struct terminal *t = start(subject);

		terminal_close(&t);
	}
}

/* The report */

static void print_figure(double value)
{
	printf("%.*f", value < 10 ? 2 : 0, value);
}

static void print_ratio(double ours, double theirs, const char *unit)
{
	if (theirs > 0)
		printf(" | %.2f | %s |\n", ours / theirs, unit);
	else
		printf(" | | %s |\n", unit);
}

static void print_row(const char *what, const char *unit, double ours,
	double theirs)
{
	printf("| %s | ", what);
	print_figure(ours);
	printf(" | ");
	print_figure(theirs);
	print_ratio(ours, theirs, unit);
}

static void print_spread(struct samples *samples)
{
	static const int percents[] = { 0, 50, 95, 99 };

	for (size_t i = 0; samples != NULL && i < ARRAY_LEN(percents); i++) {
		printf(i == 0 ? "" : " / ");
		print_figure(percentile(samples, percents[i]));
	}
}

/* Fastest, median, 95th and 99th; the ratio is that of the medians. */
static void print_samples(const char *what, const char *unit,
	struct samples *ours, struct samples *theirs)
{
	printf("| %s | ", what);
	print_spread(ours);
	printf(" | ");
	print_spread(theirs);
	print_ratio(percentile(ours, 50),
		theirs == NULL ? 0 : percentile(theirs, 50), unit);
}

/* Four customers, each with a day of their own and a booking half typed. */
static void fill_work_areas(struct terminal *t)
{
	for (int i = 1; i <= 4; i++) {
		char number[8], day[16];

		snprintf(day, sizeof(day), ":+%d<Enter>", i);
		type(t, day);
		await_quiet(t);
		type(t, "fb");
		await_text(t, "type a name or the last four");
		type(t, "mar");
		await_text(t, "> ");
		await_quiet(t);
		if (i == 4)
			break;
		press(t, "<Ctrl-T>");
		snprintf(number, sizeof(number), "[%d]", i + 1);
		await_row(t, 0, number);
		await_quiet(t);
	}
	rest(t, 500);
}

static void print_report(struct subject *ours, struct subject *psql,
	const struct subject *full, struct samples *days, struct samples *peeks,
	struct samples *peek_bytes)
{
	printf("| what | opsdesk | psql | ratio | unit |\n"
		"| --- | ---: | ---: | ---: | --- |\n");
	print_samples("start to first picture", "ms", &ours->first_ms,
		&psql->first_ms);
	print_samples("start to complete picture", "ms", &ours->start_ms,
		&psql->start_ms);
	print_samples("key to picture", "ms", &ours->key_ms, &psql->key_ms);
	print_samples("bytes a key", "bytes", &ours->key_bytes,
		&psql->key_bytes);
	print_row("processor time a key", "µs", ours->key_cpu_us,
		psql->key_cpu_us);
	print_samples("another day", "ms", days, NULL);
	print_samples("peek", "ms", peeks, NULL);
	print_samples("bytes of a peek", "bytes", peek_bytes, NULL);
	print_row("bytes while idle for 10 s", "bytes",
		(double)ours->idle_bytes, (double)psql->idle_bytes);
	print_row("processor time while idle for 10 s", "ms",
		ours->idle_cpu_ms, psql->idle_cpu_ms);
	print_row("private memory", "kB", (double)ours->private_kb,
		(double)psql->private_kb);
	print_row("proportional memory", "kB", (double)ours->pss_kb,
		(double)psql->pss_kb);
	print_row("private memory, four customers", "kB",
		(double)full->private_kb, 0);
	print_row("resident memory", "kB", (double)ours->rss_kb,
		(double)psql->rss_kb);
}

static void prepare(struct subject *subject)
{
	static const char *const variables[] = {
		"PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSFILE",
	};
	int count = 0;

	subject->argv[0] = subject->path;
	for (size_t i = 0; i < ARRAY_LEN(variables); i++)
		if (getenv(variables[i]) != NULL)
			subject->environment[count++] = mem_printf("%s=%s",
				variables[i], getenv(variables[i]));
}

int main(int argc, char **argv)
{
	static const char *const moves[] = {
		"<Down>", "<Down>", "<Right>", "<Up>", "<Right>", "<Up>",
		"<Left>", "<Left>", NULL,
	};
	static const char *const letters[] = { "s", "e", "l", "e", "c", "t",
		"<Space>", "<Backspace>", NULL };
	static struct subject ours = { .ready = "bsy" };
	static struct subject full;
	static struct subject psql = { .ready = "=>", .argv = { NULL, "-X" } };
	static const char *const walk[] = {
		"<Down>", "<Down>", "<Right>", "<Up>", "<Up>", "<Right>",
		"<Down>", "<Down>", "<Down>", "<Right>", "<Up>", "<Up>",
		"<Left>", "<Down>", "<Left>", "<Up>", "<Up>", "<Left>",
		"<Down>", "<Down>", "<Down>", "<Right>", "<Down>", "<Right>",
		"<Up>", "<Up>", "<Left>", "<Up>", "<Left>", "<Up>", NULL,
	};
	static struct samples days, peeks, peek_bytes;
	struct terminal *t;

	if (argc != 3) {
		fprintf(stderr, "usage: bench OPSDESK PSQL\n");
		return 64;
	}
	ours.path = argv[1];
	psql.path = argv[2];
	prepare(&ours);
	prepare(&psql);

	measure_starts(&ours);
	t = start(&ours);
	measure_keys(&ours, t, moves, MOVES);
	measure_days(&days, t);
	measure_peeks(&peeks, &peek_bytes, t, walk);
	measure_idle(&ours, t);
	read_memory(&ours, t);
	fill_work_areas(t);
	read_memory(&full, t);
	terminal_close(&t);

	measure_starts(&psql);
	t = start(&psql);
	measure_keys(&psql, t, letters, MOVES);
	measure_idle(&psql, t);
	read_memory(&psql, t);
	terminal_close(&t);
	print_report(&ours, &psql, &full, &days, &peeks, &peek_bytes);
	return 0;
}
