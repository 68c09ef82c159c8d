/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opsdesk staff: lets people in, makes them something else and keeps leavers
 * out, on the administrator's own connection.  What may be is decided by
 * functions of the database. */
#include "config.h"

#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "io/admin.h"
#include "io/queries.h"
#include "io/rows.h"
#include "options.h"
#include "password.h"

#define LINE_SIZE 1024

static int failed(const struct err *err)
{
	char line[LINE_SIZE];

	text_clip(line, sizeof(line), err->text, LINE_SIZE);
	fprintf(stderr, "opsdesk: %s\n", line);
	return err->kind == ERR_INVALID ? EXIT_REFUSED : command_exit_code(err);
}

/* NULL on failure, which has been said; code is then what to end with. */
static struct admin *open_fitting(const struct options *options, int *code)
{
	struct err err;
	struct admin *admin = admin_open(options->dsn, &err);

	if (admin != NULL && admin_schema_fits(admin, &err))
		return admin;
	*code = failed(&err);
	if (admin != NULL && *code == EXIT_SCHEMA)
		fprintf(stderr, "opsdesk: run opsdesk migrate first\n");
	admin_close(&admin);
	return NULL;
}

/* Prints the one sentence that the query answers with. */
static int tell(struct admin *admin, const struct query *query,
	const char *const *parameters)
{
	struct err err;
	struct rows *rows = admin_query(admin, query, parameters, &err);
	char line[LINE_SIZE];

	if (rows == NULL)
		return failed(&err);
	text_clip(line, sizeof(line), rows_text(rows, 0, 0), LINE_SIZE);
	printf("%s\n", line);
	rows_free(&rows);
	return EXIT_OK;
}

/* One a line, as the query wants them; NULL for none. */
static char *joined(const char *const *words, int count)
{
	char *all = NULL, *longer;

	for (int i = 0; i < count; i++) {
		longer = mem_printf("%s%s%s", all != NULL ? all : "",
			all != NULL ? "\n" : "", words[i]);
		free(all);
		all = longer;
	}
	return all;
}

/* What the server keeps for the password. */
static bool get_verifier(struct admin *admin, const struct staff_options *staff,
	char **verifier, struct err *err)
{
	char password[PASSWORD_SIZE];
	bool ok;

	if (staff->password_fd != NULL)
		ok = password_read(atoi(staff->password_fd), password, err);
	else
		ok = password_ask(staff->login, password, err);
	if (ok)
		*verifier = admin_verifier(admin, staff->login, password, err);
	explicit_bzero(password, sizeof(password));
	return ok && *verifier != NULL;
}

/* Both queries take the same: what was given, NULL where nothing was. */
static int send_person(struct admin *admin, const struct query *query,
	const struct options *options, const char *verifier)
{
	const struct staff_options *staff = &options->staff;
	char *organisations = joined(staff->organisations,
		staff->organisation_count);
	char *teams = joined(staff->teams, staff->team_count);
	int code = tell(admin, query, (const char *const[]){
		staff->login, staff->name, staff->role, staff->email,
		options->desk, staff->waive_limit, organisations, teams,
		staff->platform_user, verifier });

	free(organisations);
	free(teams);
	return code;
}

static int put_person(const struct options *options, const struct query *query,
	bool wants_password)
{
	struct admin *admin;
	char *verifier = NULL;
	struct err err;
	int code;

	admin = open_fitting(options, &code);
	if (admin == NULL)
		return code;
	if (wants_password &&
	    !get_verifier(admin, &options->staff, &verifier, &err)) {
		admin_close(&admin);
		return failed(&err);
	}
	code = send_person(admin, query, options, verifier);
	free(verifier);
	admin_close(&admin);
	return code;
}

int command_staff_add(const struct options *options)
{
	return put_person(options, &q_staff_add,
		!options->staff.no_password);
}

/* A password stays what it is unless another one is given. */
int command_staff_change(const struct options *options)
{
	return put_person(options, &q_staff_change,
		options->staff.password_fd != NULL);
}

int command_staff_disable(const struct options *options)
{
	struct admin *admin;
	int code;

	admin = open_fitting(options, &code);
	if (admin == NULL)
		return code;
	code = tell(admin, &q_staff_disable,
		(const char *const[]){ options->staff.login });
	admin_close(&admin);
	return code;
}

static void print_cell(const char *text, int width, bool last)
{
	char clean[LINE_SIZE];
	int used = text_clip(clean, sizeof(clean), text, LINE_SIZE);

	printf("%s%*s", clean, last ? 0 : width - used + 2, "");
}

static void print_table(const struct rows *rows, const char *const *titles,
	int columns)
{
	int width[Q_STAFF_LIST_TENANTS + 1];

	for (int column = 0; column < columns; column++) {
		width[column] = text_width(titles[column]);
		for (int row = 0; row < rows_count(rows); row++) {
			int cell = text_width(rows_text(rows, row, column));

			if (cell > width[column])
				width[column] = cell;
		}
	}
	for (int row = -1; row < rows_count(rows); row++) {
		for (int column = 0; column < columns; column++)
			print_cell(row < 0 ? titles[column]
				: rows_text(rows, row, column), width[column],
				column == columns - 1);
		putchar('\n');
	}
}

int command_staff_list(const struct options *options)
{
	static const char *const titles[] = {
		"login", "name", "role", "desk", "may waive", "state",
		"works for",
	};
	struct admin *admin;
	struct rows *rows;
	struct err err;
	int code;

	admin = open_fitting(options, &code);
	if (admin == NULL)
		return code;
	rows = admin_query(admin, &q_staff_list, NULL, &err);
	if (rows == NULL) {
		admin_close(&admin);
		return failed(&err);
	}
	print_table(rows, titles, (int)ARRAY_LEN(titles));
	rows_free(&rows);
	admin_close(&admin);
	return EXIT_OK;
}
