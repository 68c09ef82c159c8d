/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: what is taken, and that the rest is refused with a
 * sentence on standard error. */
#include "config.h"

#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "options.h"

#define WORDS_MAX 32

/* Splits the line at its blanks; "" stands for an empty word.  What was said
 * on standard error is kept. */
static bool parse(const char *line, struct options *options, char said[512])
{
	static char text[512];
	char *words[WORDS_MAX + 1] = { (char[]){ "opsdesk" } }, *rest = text;
	FILE *err = tmpfile();
	int count = 1, kept = dup(STDERR_FILENO);
	size_t n;
	bool ok;

	snprintf(text, sizeof(text), "%s", line);
	while (rest != NULL && count < WORDS_MAX) {
		char *word = strsep(&rest, " ");

		if (*word != '\0')
			words[count++] = strcmp(word, "\"\"") ? word : word + 2;
	}
	fflush(stderr);
	dup2(fileno(err), STDERR_FILENO);
	optind = 0;
	ok = options_parse(count, words, options);
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
	rewind(err);
	n = fread(said, 1, 511, err);
	said[n] = '\0';
	fclose(err);
	return ok;
}

static struct options taken(const char *line)
{
	struct options options;
	char said[512];

	if (!parse(line, &options, said))
		fail_msg("%s: %s", line, said);
	assert_string_equal(said, "");
	return options;
}

static void assert_refused(const char *line, const char *wanted)
{
	struct options options;
	char said[512];

	if (parse(line, &options, said))
		fail_msg("\"%s\" was taken", line);
	if (strstr(said, wanted) == NULL)
		fail_msg("\"%s\" is answered with \"%s\"", line, said);
	assert_non_null(strstr(said, "see opsdesk --help"));
}

static void the_console_takes_its_options(void **state)
{
	struct options options = taken("--dsn dbname=club --keys=my.keys "
		"--desk desk2 --screen bays --log /tmp/log");

	(void)state;
	assert_int_equal(options.command, COMMAND_CONSOLE);
	assert_string_equal(options.dsn, "dbname=club");
	assert_string_equal(options.keys, "my.keys");
	assert_string_equal(options.desk, "desk2");
	assert_string_equal(options.screen, "bays");
	assert_string_equal(options.log, "/tmp/log");
	assert_null(options.zone);
	assert_false(options.shadows);
}

static void nothing_given_is_nothing_said(void **state)
{
	struct options options = taken("");

	(void)state;
	assert_int_equal(options.command, COMMAND_CONSOLE);
	assert_true(!options.dsn && !options.keys && !options.desk &&
		!options.screen && !options.log && !options.file);
}

static void subcommands_take_theirs(void **state)
{
	struct options options = taken("migrate --dsn x");

	(void)state;
	assert_int_equal(options.command, COMMAND_MIGRATE);
	assert_string_equal(options.dsn, "x");
	options = taken("--zone Europe/Madrid demo-data");
	assert_int_equal(options.command, COMMAND_DEMO_DATA);
	assert_string_equal(options.zone, "Europe/Madrid");
	options = taken("demo-data --scale 1000 --seed 7 --date 2028-02-29");
	assert_string_equal(options.scale, "1000");
	assert_string_equal(options.seed, "7");
	assert_string_equal(options.date, "2028-02-29");
	options = taken("keys --shadows");
	assert_int_equal(options.command, COMMAND_KEYS);
	assert_true(options.shadows);
	assert_null(options.file);
	options = taken("keys --keys a.keys b.keys");
	assert_string_equal(options.keys, "a.keys");
	assert_string_equal(options.file, "b.keys");
	options = taken("doctor --dsn x --keys y");
	assert_int_equal(options.command, COMMAND_DOCTOR);
	assert_string_equal(options.keys, "y");
	/* Behind -- nothing is an option. */
	options = taken("keys -- --shadows");
	assert_string_equal(options.file, "--shadows");
	assert_false(options.shadows);
}

static void staff_has_subcommands_of_its_own(void **state)
{
	struct options options = taken("staff add ana --name Ana --role support"
		" --desk d --email a@b --waive-limit 5 --team t --organisation o"
		" --organisation p --read-password 3 --dsn x");

	(void)state;
	assert_int_equal(options.command, COMMAND_STAFF_ADD);
	assert_string_equal(options.staff.login, "ana");
	assert_string_equal(options.staff.name, "Ana");
	assert_string_equal(options.staff.role, "support");
	assert_string_equal(options.desk, "d");
	assert_string_equal(options.staff.email, "a@b");
	assert_string_equal(options.staff.waive_limit, "5");
	assert_int_equal(options.staff.team_count, 1);
	assert_string_equal(options.staff.teams[0], "t");
	assert_int_equal(options.staff.organisation_count, 2);
	assert_string_equal(options.staff.organisations[1], "p");
	assert_string_equal(options.staff.password_fd, "3");
	assert_false(options.staff.no_password);
	options = taken("staff --name A --role manager --no-password add ana");
	assert_int_equal(options.command, COMMAND_STAFF_ADD);
	assert_true(options.staff.no_password);
	options = taken("staff change ana --role manager --desk x"
		" --platform-user u --team t");
	assert_int_equal(options.command, COMMAND_STAFF_CHANGE);
	assert_null(options.staff.name);
	assert_string_equal(options.staff.role, "manager");
	assert_string_equal(options.staff.platform_user, "u");
	assert_int_equal(options.staff.organisation_count, 0);
	options = taken("staff disable ana");
	assert_int_equal(options.command, COMMAND_STAFF_DISABLE);
	assert_string_equal(options.staff.login, "ana");
	assert_int_equal(taken("staff list").command, COMMAND_STAFF_LIST);
}

static void staff_is_refused_what_it_does_not_know(void **state)
{
	(void)state;
	assert_refused("staff", "staff add, change, disable or list");
	assert_refused("staff remove ana", "not staff remove");
	assert_refused("staff add --name A --role manager", "whose login?");
	assert_refused("staff add ana", "needs --name and --role");
	assert_refused("staff add ana --name A", "needs --name and --role");
	assert_refused("staff add ana --name A --role b --read-password x",
		"a descriptor is a number");
	assert_refused("staff add ana --name A --role b --read-password 3 "
		"--no-password", "exclude each other");
	assert_refused("staff change ana", "needs something to change");
	assert_refused("staff change ana --no-password",
		"an option that does not belong to staff");
	assert_refused("staff disable ana ben", "one word too many: ben");
	assert_refused("staff list ana", "one word too many: ana");
	assert_refused("staff list --role manager", "does not belong to staff");
	assert_refused("migrate --name x", "does not belong to migrate");
}

static void help_and_version_win(void **state)
{
	(void)state;
	assert_int_equal(taken("--help").command, COMMAND_HELP);
	assert_int_equal(taken("keys --help").command, COMMAND_HELP);
	assert_int_equal(taken("nonsense --version").command,
		COMMAND_VERSION);
}

static void what_is_not_known_is_refused(void **state)
{
	(void)state;
	assert_refused("migrat", "there is no subcommand migrat");
	assert_refused("\"\"", "there is no subcommand");
	assert_refused("--password x", "--password");
	assert_refused("-d x", "invalid option");
	assert_refused("--dsn", "requires an argument");
	assert_refused("--shadows=yes keys", "doesn't allow an argument");
	assert_refused("migrate now", "one word too many: now");
	assert_refused("keys a b", "one word too many: b");
}

static void an_option_of_another_command_is_refused(void **state)
{
	(void)state;
	assert_refused("migrate --desk x", "does not belong to migrate");
	assert_refused("keys --dsn x", "does not belong to keys");
	assert_refused("demo-data --keys x", "does not belong to demo-data");
	assert_refused("--zone UTC", "does not belong to the console");
	assert_refused("--shadows", "does not belong to the console");
}

static void values_are_looked_at(void **state)
{
	(void)state;
	assert_refused("demo-data --scale 0", "from 1 to 10000, not 0");
	assert_refused("demo-data --scale 10001", "not 10001");
	assert_refused("demo-data --scale 1x", "not 1x");
	assert_refused("demo-data --scale -1", "not -1");
	assert_refused("demo-data --seed 2147483648", "not 2147483648");
	assert_refused("demo-data --date 2026-02-29", "not 2026-02-29");
	assert_refused("demo-data --date 2026-2-9", "not 2026-2-9");
	assert_refused("demo-data --date tomorrow", "not tomorrow");
	assert_refused("demo-data --date 2026-11-20x", "not 2026-11-20x");
	assert_refused("migrate --scale 1", "does not belong to migrate");
}

static void the_console_can_be_shared(void **state)
{
	struct options options = taken("--sign-in --lock 10");

	(void)state;
	assert_true(options.sign_in);
	assert_int_equal(options.lock_s, 600);
	assert_int_equal(taken("--lock 90s").lock_s, 90);
	assert_int_equal(taken("").lock_s, 0);
	assert_refused("--lock 0", "such as 10, or 90s, not 0");
	assert_refused("--lock none", "such as 10, or 90s, not none");
	assert_refused("migrate --sign-in", "does not belong to migrate");
	assert_refused("doctor --lock 10", "does not belong to doctor");
}

/* As sshd, su and at call the shell of an account. */
static void a_login_shell_runs_no_commands(void **state)
{
	char *login[] = { (char[]){ "-opsdesk" }, NULL };
	static const char *const lines[] = { "-c ls", "-c", "-cls", "-c \"\"" };
	struct options options;
	char said[512];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		assert_false(parse(lines[i], &options, said));
		assert_non_null(strstr(said, "runs no commands"));
	}
	optind = 0;
	assert_true(options_parse(1, login, &options));
	assert_int_equal(options.command, COMMAND_CONSOLE);
	assert_string_equal(login[0], "opsdesk");
}

/* The text names every subcommand and option, and no password. */
static void help_is_whole(void **state)
{
	static const char *const words[] = {
		"--dsn", "--keys", "--desk", "--screen", "--log", "--zone",
		"--date", "--scale", "--seed", "--sign-in", "--lock",
		"--name", "--role", "--email", "--waive-limit", "--organisation",
		"--team", "--read-password", "--no-password", "doctor",
		"staff add", "staff disable", "staff list",
		"--shadows", "--help", "--version", "migrate", "demo-data",
		" 0 ", "64", "65", "69", "70", "76", "77",
	};
	int kept = dup(STDOUT_FILENO);
	FILE *out = tmpfile();
	char text[4096];
	size_t n;

	(void)state;
	fflush(stdout);
	dup2(fileno(out), STDOUT_FILENO);
	options_help();
	fflush(stdout);
	dup2(kept, STDOUT_FILENO);
	close(kept);
	rewind(out);
	n = fread(text, 1, sizeof(text) - 1, out);
	text[n] = '\0';
	fclose(out);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strstr(text, words[i]) == NULL)
			fail_msg("--help does not mention %s", words[i]);
	for (char *line = text; *line != '\0'; line += strcspn(line, "\n") + 1)
		assert_true(strcspn(line, "\n") <= 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_console_takes_its_options),
		cmocka_unit_test(nothing_given_is_nothing_said),
		cmocka_unit_test(subcommands_take_theirs),
		cmocka_unit_test(staff_has_subcommands_of_its_own),
		cmocka_unit_test(staff_is_refused_what_it_does_not_know),
		cmocka_unit_test(help_and_version_win),
		cmocka_unit_test(what_is_not_known_is_refused),
		cmocka_unit_test(an_option_of_another_command_is_refused),
		cmocka_unit_test(values_are_looked_at),
		cmocka_unit_test(the_console_can_be_shared),
		cmocka_unit_test(a_login_shell_runs_no_commands),
		cmocka_unit_test(help_is_whole),
	};

	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
