/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hiring, and the way to a refusal. */
#include "config.h"

#include "tests/support/sign_club.h"

/* People of the database server are of every program that runs beside this one:
 * the first hires them, one after the other. */
void sign_hire(struct club *club)
{
	club_do(club, "do $$ begin"
		" lock pg_catalog.pg_authid in share row exclusive mode;"
		" if to_regrole('asks_password') is null then"
		" create role asks_password; end if;"
		" if to_regrole('tomas') is null then"
		" create role tomas login password '" SIGN_TOMAS "'"
		" in role asks_password, desk_manager;"
		" create role fred login password '" SIGN_FRED "'"
		" in role asks_password, desk_frontdesk; end if; end $$");
	club_do(club, "insert into desk.staff (login, role_oid, name, role, desk)"
		" values ('tomas', 'tomas'::regrole, 'Tomas', 'manager',"
		" 'office'), ('fred', 'fred'::regrole, 'Fred', 'frontdesk',"
		" 'desk 3')");
}

void sign_refuse(struct terminal *t)
{
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "o");
	await_text(t, "Outcome  Lee, Anna");
	press(t, "n");
	await_row(t, ROW_PEEK, "Bay 2  13:30-14:30  n no-show");
	type(t, ":revert-booking<Enter>");
	await_row(t, ROW_LAST, "revert: only a manager (Mia, Tomas) can");
	await_text(t, "Back to approved  Lee, Anna");
	type(t, "she sat in the bar<Enter>");
	await_row(t, ROW_LAST, SIGN_ASKS);
	await_quiet(t);
}

struct terminal *sign_refused(struct club *club)
{
	struct terminal *t;

	sign_hire(club);
	t = club_console(club, "ana");
	sign_refuse(t);
	return t;
}

void sign_open(struct terminal *t)
{
	press(t, "<Ctrl-O>");
	await_text(t, "Only a manager (Mia, Tomas) can");
	await_text(t, SIGN_DEED);
	await_quiet(t);
}

void sign_expect_untouched(struct club *club)
{
	club_expect(club, "no_show Bay 2 13:30-14:30 lee",
		"select club_test.named('lee')");
	club_expect(club, "0", "select count(*) from club.admin_audit_log"
		" where action = 'revert_booking'");
	club_expect(club, "0", "select count(*) from desk.signover"
		" where state in ('open', 'signed')");
}
