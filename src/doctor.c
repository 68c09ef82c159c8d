/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opsdesk doctor: what is wrong with the terminal, the files, the server and
 * the database, and for each what to do.  Changes nothing.  What the server
 * should be like stands in sql/queries/doctor.sql. */
#include "config.h"

#include "commands.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/statedir.h"
#include "base/text.h"
#include "io/admin.h"
#include "io/queries.h"
#include "io/query.h"
#include "io/rows.h"
#include "keys.h"
#include "options.h"
#include "settings.h"
#include "term/term_type.h"
#include "terminals.h"

#define LINE_SIZE 1024
#define CLOCK_SLACK_US 2000000
#define SLOW_ANNOUNCEMENT_US 5000

struct doctor {
	const char *topic;
	int notes, mends;
};

/* One finding; advice may be "". */
static void say(struct doctor *doctor, const char *level, const char *what,
	const char *advice)
{
	char clean[LINE_SIZE];

	doctor->mends += strcmp(level, "mend") == 0;
	doctor->notes += strcmp(level, "note") == 0;
	text_clip(clean, sizeof(clean), what, LINE_SIZE);
	printf("%-4s  %-10s  %s\n", level, doctor->topic, clean);
	if (advice[0] == '\0')
		return;
	text_clip(clean, sizeof(clean), advice, LINE_SIZE);
	printf("                  %s\n", clean);
}

/* ------------------------------------------------- this side of the line */

static void check_locale(struct doctor *doctor)
{
	const char *name = setlocale(LC_ALL, "");
	char what[LINE_SIZE];

	doctor->topic = "locale";
	if (name == NULL) {
		say(doctor, "mend", "LC_ALL, LC_CTYPE or LANG names a locale "
			"that this machine does not have",
			"export LC_ALL=C.UTF-8, or have the locale made");
		return;
	}
	snprintf(what, sizeof(what), "%s, characters are %s",
		setlocale(LC_CTYPE, NULL), nl_langinfo(CODESET));
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		say(doctor, "ok", what, "");
	else
		say(doctor, "note", what, "accents and lines are drawn with "
			"what there is; export LC_ALL=C.UTF-8 for all of them");
}

static void check_terminal(struct doctor *doctor)
{
	char type[TERM_TYPE_SIZE] = "", notice[LINE_SIZE] = "";
	char what[LINE_SIZE];
	struct winsize size = { .ws_row = 0 };
	struct err err;

	doctor->topic = "terminal";
	if (!isatty(STDOUT_FILENO)) {
		say(doctor, "note", "standard output is no terminal",
			"run opsdesk doctor on the one that opsdesk will run on");
		return;
	}
	if (!term_type_choose(STDOUT_FILENO, type, notice, sizeof(notice),
			&err)) {
		say(doctor, "mend", err.text, "");
		return;
	}
	if (notice[0] != '\0')
		say(doctor, "note", notice, "set TERM to what it really is");
	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	snprintf(what, sizeof(what), "%s, %d columns, %d lines", type,
		size.ws_col, size.ws_row);
	if (size.ws_col >= 80 && size.ws_row >= 24)
		say(doctor, "ok", what, "");
	else
		say(doctor, "note", what,
			"the screens are laid out for 80 columns and 24 lines");
}

static void check_memory(struct doctor *doctor)
{
	struct terminal_known list[TERMINALS_MAX], here;
	int count = terminals_list(list);

	doctor->topic = "terminal";
	terminals_identify(&here);
	for (int i = 0; i < count; i++) {
		char words[TERMINAL_WORDS_SIZE], what[LINE_SIZE];
		bool is_here = strcmp(list[i].place, here.place) == 0 &&
			strcmp(list[i].type, here.type) == 0;

		terminals_describe(&list[i], words);
		snprintf(what, sizeof(what), "remembered: %s, seen %s%s",
			words, list[i].day, is_here ? ", this one" : "");
		say(doctor, "ok", what, "");
	}
}

struct files {
	struct doctor *doctor;
	bool broken;
};

static void bad_file(void *context, const struct err *err)
{
	struct files *files = context;

	files->broken = true;
	say(files->doctor, "mend", err->text,
		"opsdesk leaves it out; opsdesk keys FILE checks a keymap file");
}

static void check_files(struct doctor *doctor, const struct options *options)
{
	struct settings settings = { .hints = true };
	struct files files = { .doctor = doctor };
	char *own = settings_path("opsdesk.conf");
	struct keymap *keymap;
	struct err err;

	doctor->topic = "files";
	if (!settings_load(&settings, settings_site_path(),
			SETTINGS_OF_SITE, &err))
		bad_file(&files, &err);
	if (own != NULL && !settings_load(&settings, own,
			SETTINGS_OF_PERSON, &err))
		bad_file(&files, &err);
	keymap = keys_load(&settings, options->keys, bad_file, &files);
	if (!files.broken)
		say(doctor, "ok", "keys and configuration are read", "");
	keymap_free(&keymap);
	free(own);
}

/* Where it is not yet, the directory that is there must let it be made. */
static bool can_be_made(const char *path)
{
	char above[LINE_SIZE];
	char *slash;

	snprintf(above, sizeof(above), "%s", path);
	while ((slash = strrchr(above, '/')) != NULL) {
		slash[slash == above] = '\0';
		if (access(above, F_OK) == 0)
			return access(above, W_OK | X_OK) == 0;
		if (slash == above)
			break;
	}
	return false;
}

/* NULL: drafts and the journal of requests can be kept there. */
static const char *state_trouble(const char *path)
{
	struct stat facts;

	if (lstat(path, &facts) != 0)
		return errno == ENOENT && can_be_made(path) ? NULL
			: "cannot be made";
	if (S_ISLNK(facts.st_mode) && stat(path, &facts) != 0)
		return "is a link that leads nowhere";
	if (!S_ISDIR(facts.st_mode))
		return "is no directory";
	if (facts.st_uid != geteuid())
		return "is somebody else's";
	if ((facts.st_mode & 077) != 0)
		return "can be looked into by others";
	return access(path, R_OK | W_OK | X_OK) == 0 ? NULL
		: "cannot be written to";
}

/* Names of people are in there, and what was asked and not answered. */
static void check_state(struct doctor *doctor)
{
	char path[LINE_SIZE], what[2 * LINE_SIZE];
	const char *trouble;
	struct err err;

	doctor->topic = "files";
	if (!statedir_where(path, sizeof(path), &err)) {
		say(doctor, "mend", err.text, "without it nothing half done is "
			"there again after a lost line");
		return;
	}
	trouble = state_trouble(path);
	snprintf(what, sizeof(what), "%s %s", path, trouble == NULL
		? "keeps drafts and unanswered requests" : trouble);
	if (trouble == NULL)
		say(doctor, "ok", what, "");
	else
		say(doctor, "mend", what, "nothing half done is there again "
			"after a lost line: let it be a directory of one's "
			"own, chmod 700");
}

/* ------------------------------------------------------ the other side */

/* A query whose rows are findings. */
static void examine(struct doctor *doctor, struct admin *admin,
	const char *topic, const struct query *query)
{
	struct err err;
	struct rows *rows = admin_query(admin, query, NULL, &err);

	doctor->topic = topic;
	if (rows == NULL) {
		say(doctor, err.kind == ERR_DENIED ? "note" : "mend", err.text,
			err.kind == ERR_DENIED
			? "only an administrator may look at this" : "");
		return;
	}
	for (int row = 0; row < rows_count(rows); row++)
		say(doctor, rows_text(rows, row, 0), rows_text(rows, row, 1),
			rows_text(rows, row, 2));
	rows_free(&rows);
}

static void check_connection(struct doctor *doctor, struct admin *admin)
{
	long ahead_us = admin_clock_us(admin);
	char what[LINE_SIZE];

	if (admin_is_readable(admin))
		say(doctor, "mend", "what goes over the network can be read",
			"add sslmode=verify-full to the connection string");
	snprintf(what, sizeof(what), "its clock and this machine's differ by "
		"%ld s", labs(ahead_us) / 1000000);
	if (labs(ahead_us) > CLOCK_SLACK_US)
		say(doctor, "mend", what, "let both be set by NTP");
}

/* What a person is known by when they come back to a lock, or sign at somebody
 * else's counter. */
static void check_password(struct doctor *doctor, const struct admin *admin)
{
	if (admin_used_password(admin))
		say(doctor, "ok", "it asks this login for a password: the "
			"lock, :su and a signature at the counter work", "");
	else
		say(doctor, "note", "it asks this login for no password: "
			"nothing could unlock a terminal, and :su and a "
			"signature at the counter prove nothing",
			"for people at desks, scram-sha-256 in pg_hba.conf");
}

/* Announcements take their turn at the end of every transaction that makes one
 * (database.md 6), so this is a limit for everybody together. */
static void check_announcements(struct doctor *doctor, struct admin *admin)
{
	long took_us = admin_announce_us(admin);
	char what[LINE_SIZE];

	doctor->topic = "load";
	if (took_us < 0)
		return;
	snprintf(what, sizeof(what), "a change is announced in %ld.%02ld ms: "
		"at most about %ld a second, all applications together",
		took_us / 1000, took_us % 1000 / 10,
		1000000 / (took_us > 0 ? took_us : 1));
	if (took_us <= SLOW_ANNOUNCEMENT_US)
		say(doctor, "ok", what, "");
	else
		say(doctor, "note", what, "the disk under pg_wal takes that "
			"long to be sure of what it has");
}

/* What the schema is; false when there is none of this release, so that its
 * tables cannot be asked. */
static bool check_schema(struct doctor *doctor, struct admin *admin)
{
	struct err err;

	doctor->topic = "schema";
	if (admin_schema_fits(admin, &err)) {
		say(doctor, "ok", "migrations and functions are of this "
			"program", "");
		return true;
	}
	if (err.kind == ERR_DENIED)
		say(doctor, "note", err.text,
			"only an administrator may look at this");
	else
		say(doctor, "mend", err.text, "opsdesk migrate; if the "
			"database is the newer one, install its release");
	return false;
}

/* The exit code. */
static int check_database(struct doctor *doctor, const char *dsn)
{
	struct err err;
	struct admin *admin = admin_open(dsn, &err);
	bool fits;
	int before;

	doctor->topic = "server";
	if (admin == NULL) {
		say(doctor, "mend", err.text, "is it running, and are --dsn, "
			"PGHOST, PGDATABASE and PGUSER right?");
		return command_exit_code(&err);
	}
	examine(doctor, admin, "server", &q_doctor_server);
	check_connection(doctor, admin);
	check_password(doctor, admin);
	examine(doctor, admin, "settings", &q_doctor_settings);
	examine(doctor, admin, "extensions", &q_doctor_extensions);
	before = doctor->mends;
	fits = check_schema(doctor, admin);
	if (fits) {
		examine(doctor, admin, "time", &q_doctor_venue);
		examine(doctor, admin, "roles", &q_doctor_roles);
		examine(doctor, admin, "staff", &q_doctor_staff);
		examine(doctor, admin, "grants", &q_doctor_grants);
	}
	check_announcements(doctor, admin);
	examine(doctor, admin, "load", &q_doctor_load);
	admin_close(&admin);
	return !fits && doctor->mends > before ? EXIT_SCHEMA : EXIT_OK;
}

int command_doctor(const struct options *options)
{
	struct doctor doctor = { .topic = "" };
	int code;

	check_locale(&doctor);
	check_terminal(&doctor);
	check_memory(&doctor);
	check_files(&doctor, options);
	check_state(&doctor);
	code = check_database(&doctor, options->dsn);
	printf("%d to mend, %d to note\n", doctor.mends, doctor.notes);
	if (code == EXIT_OK && doctor.mends > 0)
		code = EXIT_REFUSED;
	return code;
}
