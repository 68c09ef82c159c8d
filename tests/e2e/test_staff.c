/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The password of a new person, asked for on the terminal: not shown, asked
 * twice, and the terminal as before in any case.  What else staff does is tried
 * by staff.sh. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/cluster.h"
#include "tests/support/terminal.h"

struct office {
	struct cluster *cluster;
	char *dsn;
	struct terminal *terminal;
};

static int group(void **state)
{
	*state = cluster_open();
	return 0;
}

static int group_end(void **state)
{
	struct cluster *cluster = *state;

	cluster_close(&cluster);
	return 0;
}

static int begin(void **state)
{
	struct office *office = mem_new(1, sizeof(*office));

	office->cluster = *state;
	office->dsn = cluster_database(office->cluster, "staff");
	*state = office;
	return 0;
}

static int end(void **state)
{
	struct office *office = *state;

	terminal_close(&office->terminal);
	cluster_drop(office->cluster, office->dsn);
	*state = office->cluster;
	free(office->dsn);
	free(office);
	return 0;
}

/* Through a shell that survives a Ctrl-C and says how it ended. */
static struct terminal *add(struct office *office)
{
	const char *build = getenv("builddir");
	char *program = mem_printf("%s/opsdesk", build ? build : ".");
	const char *argv[] = {
		"/bin/sh", "-c", "trap : INT; \"$@\"; echo \"ended $?\"; exit 0",
		"sh", program, "staff", "add", "asked_at_a_terminal", "--name",
		"Asked", "--role", "support", "--dsn", office->dsn, NULL,
	};

	office->terminal = terminal_open(&(struct terminal_options){
		.server_log = cluster_log(office->cluster) }, argv);
	free(program);
	await_seen(office->terminal, "password for asked_at_a_terminal:");
	return office->terminal;
}

static void assert_staff(struct office *office, const char *wanted)
{
	char *found = cluster_sql(office->dsn, "SELECT count(*) FROM desk.staff");

	assert_string_equal(found, wanted);
	free(found);
}

static void asked_twice_and_never_shown(void **state)
{
	struct office *office = *state;
	struct terminal *t = add(office);
	char *verifier;

	type(t, "open-sesame<Enter>");
	await_seen(t, "the same again for asked_at_a_terminal:");
	type(t, "open-sesame<Enter>");
	await_seen(t, "Asked (asked_at_a_terminal) is on the staff: support");
	await_seen(t, "ended 0");
	await_exit(t, 0);
	assert_restored(t);
	assert_int_equal(terminal_find(t, "sesame"), -1);
	assert_staff(office, "1");
	verifier = cluster_sql(office->dsn, "SELECT split_part(rolpassword,"
		" '$', 1) FROM pg_authid WHERE rolname = 'asked_at_a_terminal'");
	assert_string_equal(verifier, "SCRAM-SHA-256");
	free(verifier);
}

static void two_that_differ_change_nothing(void **state)
{
	struct office *office = *state;
	struct terminal *t = add(office);

	type(t, "open-sesame<Enter>");
	await_seen(t, "the same again");
	type(t, "open-barley<Enter>");
	await_seen(t, "the two passwords differ");
	await_seen(t, "ended 1");
	await_exit(t, 0);
	assert_restored(t);
	assert_staff(office, "0");
}

static void a_ctrl_c_leaves_the_terminal_as_it_was(void **state)
{
	struct office *office = *state;
	struct terminal *t = add(office);

	type(t, "open<Ctrl-c>");
	await_seen(t, "ended 130");
	await_exit(t, 0);
	assert_restored(t);
	assert_staff(office, "0");
}

static void an_end_of_input_is_no_password(void **state)
{
	struct office *office = *state;
	struct terminal *t = add(office);

	type(t, "<Ctrl-d>");
	await_seen(t, "no password was given");
	await_seen(t, "ended 1");
	await_exit(t, 0);
	assert_restored(t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(asked_twice_and_never_shown),
		TEST(two_that_differ_change_nothing),
		TEST(a_ctrl_c_leaves_the_terminal_as_it_was),
		TEST(an_end_of_input_is_no_password),
	};

	return cmocka_run_group_tests(tests, group, group_end);
}
