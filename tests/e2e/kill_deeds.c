/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Booking, checking in, paying and the steps of a lane, each up to where one
 * more key does it. */
#include "config.h"

#include "tests/e2e/kill_deeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

static const char *begin_booking(struct club *club, struct terminal *t,
	int *step, const char **said)
{
	(void)club;
	*step = 0;
	*said = "Booked Bay 4 20:00-21:00";
	club_goto(t, "bay4 20:00", "Bay 4  20:00-22:00  free");
	press(t, "b");
	await_text(t, "type a name or the last four");
	type(t, "hadd");
	await_text(t, "> Haddad, Rana");
	await_quiet(t);
	press(t, "<Enter>");
	await_text(t, "price  0.00");
	return "<Enter>";
}

static const char *begin_check_in(struct club *club, struct terminal *t,
	int *step, const char **said)
{
	(void)club;
	*step = 0;
	*said = "Lee, Anna is checked in, ";
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "i");
	await_text(t, "Check in  Lee, Anna");
	await_text(t, "Owed 25.00");
	return "c";
}

static const char *begin_paying(struct club *club, struct terminal *t,
	int *step, const char **said)
{
	(void)club;
	*step = 0;
	*said = "25.00 in cash";
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	press(t, "p");
	await_text(t, "Take payment  Lee, Anna");
	await_text(t, "Owed 25.00");
	return "k";
}

/* Anna's booking as it was in the morning, and all terminals hear of it. */
#define LEE_AGAIN \
	"set session_replication_role = replica;" \
	"update club.booking_requests set status = 'approved'" \
	" where id = (select booking from club_test.day where name = 'lee');" \
	"update club.booking_participants set payment_status = 'pending'," \
	" cached_fee_cents = 2500 where display_name = 'Mo Lee';" \
	"update club.booking_participants p set payment_status = 'pending'" \
	" from club.booking_requests b, club_test.day d" \
	" where d.name = 'lee' and b.id = d.booking" \
	" and p.session_id = b.session_id;" \
	"reset session_replication_role;" \
	"select pg_notify('desk', 'grid:2026-11-21')"

/* Where the session at lane 1 stands: a number of the steps below. */
static int lane_stands(struct club *club)
{
	char *found = club_sql(club, "select coalesce((select case"
		" when s.membership_choice is null then 1"
		" when s.proposed_rental_type is null then 2"
		" when s.selection_confirmed_by is null then 3"
		" when p.status is null then 4"
		" when p.status = 'DUE' then 5 else 6 end"
		" from counter.lane_sessions s"
		" left join counter.payment_intents p on p.lane_session_id = s.id"
		" where s.lane_id = '1' and s.status not in"
		" ('COMPLETED', 'CANCELLED')), 0)");
	int stands = atoi(found);

	free(found);
	return stands;
}

static void start_next_guest(struct club *club, struct terminal *t)
{
	char *number = club_sql(club, "select c.membership_number"
		" from counter.customers c where c.membership_number like '3%%'"
		" and not exists (select from counter.lane_sessions s"
		" where s.customer_id = c.id) order by 1 limit 1");

	assert_non_null(number);
	press(t, "s");
	await_text(t, "Check in  lane 1");
	await_quiet(t);
	type(t, number);
	free(number);
}

/* One step after another, through to the agreement; then the next guest. */
static const char *begin_lane_step(struct club *club, struct terminal *t,
	int *step, const char **said)
{
	static const struct {
		const char *sheet, *typed, *key, *said;
	} steps[] = {
		{ "", "", "<Enter>", "is at lane 1" },
		{ "Membership  lane 1", "", "o", "" },
		{ "Rental  lane 1", "", "s", "STANDARD is proposed by staff" },
		{ "Confirm  lane 1", "", "y", "" },
		{ "", "", "<Enter>", "is due" },
		{ "Take payment  lane 1", "43<Tab>4471<Enter>", "c",
		  "was taken by card" },
		{ "Agreement  lane 1", "", "m", "until 20:15" },
	};

	*step = lane_stands(club);
	*said = steps[*step].said;
	if (*step == 0)
		start_next_guest(club, t);
	if (steps[*step].sheet[0] != '\0') {
		press(t, "<Enter>");
		await_text(t, steps[*step].sheet);
		await_quiet(t);
		type(t, steps[*step].typed);
	}
	return steps[*step].key;
}

const struct deed kill_deeds[KILL_DEEDS] = {
	{ "bays", "Booking grid", begin_booking,
	  "update club.booking_requests b set status = 'cancelled'"
	  " from club_test.dawn d where b.id > d.booking"
	  " and b.status <> 'cancelled'" },
	{ "bays", "Booking grid", begin_check_in, LEE_AGAIN },
	{ "bays", "Booking grid", begin_paying, LEE_AGAIN },
	{ "lanes", "Lane board", begin_lane_step, "select 1" },
};
