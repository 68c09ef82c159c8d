/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a file: "? id time what" for what is asked, "! id" for what has been
 * answered. */
#include "config.h"

#include "store/request_log.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/statedir.h"
#include "base/statefile.h"
#include "base/text.h"

#define FILE_MAX 65536
#define LINE_SIZE (REQUEST_ID_SIZE + REQUEST_LOG_TEXT_SIZE + 40)
#define PREFIX "requests-"

struct request_log {
	char name[STATEFILE_NAME_SIZE];
	int file;			/* -1: there is none */
	struct request_entry *open;	/* unanswered, in the order asked */
	int count, left;		/* the first ones are left over */
	int answered;			/* of them, not told yet */
	size_t length;			/* of the file */
};

/* Entries */

static void add(struct request_log *log, const struct request_entry *entry)
{
	log->open = mem_resize(log->open, (size_t)log->count + 1,
		sizeof(*log->open));
	log->open[log->count++] = *entry;
}

static void take_out(struct request_log *log, const char *id)
{
	int at = 0;

	while (at < log->count && strcmp(log->open[at].id, id) != 0)
		at++;
	if (at == log->count)
		return;
	memmove(log->open + at, log->open + at + 1,
		(size_t)(log->count - at - 1) * sizeof(*log->open));
	log->count--;
	if (at < log->left)
		log->left--;
}

static void format_entry(const struct request_entry *entry, char out[LINE_SIZE])
{
	snprintf(out, LINE_SIZE, "? %s %" PRId64 " %s\n", entry->id, entry->at,
		entry->what);
}

/* Reading */

static bool is_id(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	for (size_t i = 0; i < sizeof(form) - 1; i++)
		if (form[i] == '-' ? text[i] != '-'
		    : text[i] == '\0' || strchr("0123456789abcdef", text[i]) == NULL)
			return false;
	return true;
}

/* One line without its end; false: nothing of ours ever wrote it. */
static bool read_line(struct request_log *log, const char *line)
{
	struct request_entry entry = { .at = 0 };
	const char *rest = line + 2 + REQUEST_ID_SIZE - 1;
	char *end;

	if ((line[0] != '?' && line[0] != '!') || line[1] != ' ' ||
	    !is_id(line + 2))
		return false;
	snprintf(entry.id, sizeof(entry.id), "%.36s", line + 2);
	if (line[0] == '!') {
		take_out(log, entry.id);
		return *rest == '\0';
	}
	entry.at = strtoll(rest, &end, 10);
	if (*rest != ' ' || end == rest || *end != ' ')
		return false;
	text_clip(entry.what, sizeof(entry.what), end + 1, INT_MAX);
	add(log, &entry);
	return true;
}

/* A last line without an end was never flushed, so it was never sent. */
static bool read_lines(struct request_log *log, char *text, size_t length)
{
	char *line = text, *end;
	bool clean = strlen(text) == length;

	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		if (!read_line(log, line))
			clean = false;
		line = end + 1;
	}
	return clean;
}

static void drop_old(struct request_log *log)
{
	const int64_t oldest = (int64_t)time(NULL) -
		REQUEST_LOG_HOURS * INT64_C(3600);
	int dropped = 0;

	for (int i = log->count - 1; i >= 0; i--) {
		if (log->open[i].at >= oldest)
			continue;
		take_out(log, log->open[i].id);
		dropped++;
	}
	if (dropped > 0)
		log_line("%d requests of more than %d hours ago are not asked "
			"about any more", dropped, REQUEST_LOG_HOURS);
}

static void read_file(struct request_log *log, struct err *problem)
{
	struct err err;
	size_t length;
	char *text = NULL;

	if (!statefile_read(log->name, FILE_MAX, &text, &length, &err)) {
		if (err.kind == ERR_MISSING)
			return;
		err_set(problem, err.kind, "what an earlier console left "
			"unanswered cannot be read: %s", err.text);
	} else if (!read_lines(log, text, length)) {
		err_set(problem, ERR_INVALID, "what an earlier console left "
			"unanswered is damaged: look up what was done last");
	}
	free(text);
	if (problem->kind != ERR_NONE &&
	    !statefile_set_aside(log->name, &err))
		log_line("%s", err.text);
}

/* Writing */

/* A new file with what is open, in the place of whatever is there. */
static bool start_file(struct request_log *log, struct err *err)
{
	size_t room = (size_t)log->count * LINE_SIZE + 1;
	char *text = mem_new(room, 1);
	bool done;

	if (log->file >= 0)
		close(log->file);
	log->file = -1;
	log->length = 0;
	for (int i = 0; i < log->count; i++) {
		char line[LINE_SIZE];

		format_entry(&log->open[i], line);
		log->length += (size_t)snprintf(text + log->length,
			room - log->length, "%s", line);
	}
	done = statefile_write(log->name, text, log->length, err) &&
		statefile_open(log->name, &log->file, err);
	free(text);
	return done;
}

static bool append(struct request_log *log, const char *line)
{
	size_t length = strlen(line);
	int why;

	if (statedir_put(log->file, line, length)) {
		log->length += length;
		return true;
	}
	why = errno;
	/* Half a line would spoil the next one. */
	if (ftruncate(log->file, (off_t)log->length) != 0)
		log_line("%s: %s", log->name, strerror(errno));
	errno = why;
	return false;
}

/* Another console of the same account clears away what is old, and this one may
 * be: it has its place still, with a new file. */
static bool is_cleared_away(const struct request_log *log)
{
	struct stat facts;
	struct err err;
	int64_t age;

	return log->file >= 0 && fstat(log->file, &facts) == 0 &&
		facts.st_nlink == 0 &&
		!statefile_age(log->name, &age, &err) &&
		err.kind == ERR_MISSING;
}

/* Life */

struct request_log *request_log_open(const char *database, const char *login,
	struct err *problem)
{
	struct request_log *log = mem_new(1, sizeof(*log));
	char key[STATEFILE_KEY_SIZE];
	struct err err;

	err_clear(problem);
	statefile_sweep(PREFIX, REQUEST_LOG_HOURS * INT64_C(3600));
	statefile_key(database, login, key);
	snprintf(log->name, sizeof(log->name), PREFIX "%s", key);
	log->file = -1;
	read_file(log, problem);
	drop_old(log);
	log->left = log->count;
	if (!start_file(log, &err))
		err_set(problem, err.kind, "what is asked here is not kept for "
			"when the line drops: %s", err.text);
	return log;
}

void request_log_close(struct request_log **log)
{
	struct err err;

	if (*log == NULL)
		return;
	if ((*log)->file >= 0 && (*log)->count == 0 &&
	    request_log_is_latest(*log) && !statefile_remove((*log)->name, &err))
		log_line("%s", err.text);
	if ((*log)->file >= 0)
		close((*log)->file);
	free((*log)->open);
	free(*log);
	*log = NULL;
}

/* The one that was put in the place of ours took its name. */
bool request_log_is_latest(const struct request_log *log)
{
	struct stat facts;

	/* Without a file nobody is known to have come after. */
	return log->file < 0 || (fstat(log->file, &facts) == 0 &&
		(facts.st_nlink > 0 || is_cleared_away(log)));
}

int request_log_left(const struct request_log *log)
{
	return log->left;
}

const struct request_entry *request_log_left_at(const struct request_log *log,
	int i)
{
	return &log->open[i];
}

bool request_log_asked(struct request_log *log, const char *id,
	const char *what, struct err *err)
{
	struct request_entry entry = { .at = (int64_t)time(NULL) };
	char line[LINE_SIZE];

	snprintf(entry.id, sizeof(entry.id), "%s", id);
	text_clip(entry.what, sizeof(entry.what), what, INT_MAX);
	add(log, &entry);
	format_entry(&entry, line);
	/* With a file that is full of answers it starts anew; not so one that
	 * nobody reads. */
	if (log->file < 0 || is_cleared_away(log) ||
	    (log->length + LINE_SIZE > FILE_MAX && request_log_is_latest(log)))
		return start_file(log, err);
	if (!append(log, line) || fdatasync(log->file) != 0)
		return err_set(err, ERR_INVALID, "%s (%s)", strerror(errno),
			log->name);
	return true;
}

void request_log_answered(struct request_log *log, const char *id)
{
	for (int i = 0; i < log->count; i++) {
		struct request_entry *entry = &log->open[i];

		if (entry->is_answered || strcmp(entry->id, id) != 0)
			continue;
		entry->is_answered = true;
		log->answered++;
	}
}

static void put_out(struct request_log *log, const char *id)
{
	char line[LINE_SIZE];

	snprintf(line, sizeof(line), "! %s\n", id);
	take_out(log, id);
	if (log->file < 0)
		return;
	if (log->count == 0 && ftruncate(log->file, 0) == 0)
		log->length = 0;
	else if (!append(log, line))
		log_line("%s: %s", log->name, strerror(errno));
}

void request_log_taken_back(struct request_log *log, const char *id)
{
	put_out(log, id);
}

void request_log_told(struct request_log *log)
{
	for (int i = log->count - 1; i >= 0 && log->answered > 0; i--) {
		if (!log->open[i].is_answered)
			continue;
		log->answered--;
		put_out(log, log->open[i].id);
	}
}
