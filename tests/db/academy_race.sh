#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The last ticket, place, slot and credit of the academy, wanted by several
# connections of its application at once (database.md 3).
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" academy_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir"/tests/db/sql/{fixture,systems,academy}.psql
	cat <<-'END'
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
		-- eight families
		insert into academy."user" (id, email, first_name, last_name)
		select 'f' || n, 'f' || n || '@example.com', 'F', n::text
		from generate_series(1, 8) n;
		insert into academy.child (id, name, parent_id)
		select 'c' || n, 'C' || n, 'f' || n from generate_series(1, 8) n;
		insert into academy.bulk (id, trainer_id, price,
			number_of_sessions) values ('b2', 'ruiz', 15000, 2);
		insert into academy.user_bulk (id, user_id, bulk_id, trainer_id,
			number_of_sessions) values ('f1-b2', 'f1', 'b2', 'ruiz', 2);
		insert into academy.session (id, trainer_id, child_id,
			parent_id, date)
		select 's' || n, 'ruiz', 'c1', 'f1',
			timestamp '2026-12-01 08:00' + interval '2 hours' * n
		from generate_series(1, 6) n;
		commit;
	END
} | ask --file=- >/dev/null

# send STATEMENT: the call of one who sends it
send() {
	printf "t.send(%s)" "\$call\$$1\$call\$"
}

# all N STATEMENT: everybody's answers to it; %s is the number of the sender
all() {
	local calls=() n
	for ((n = 1; n <= $1; n++)); do
		calls+=(academysite1 "$(send "${2//%s/$n}")")
	done
	race "${calls[@]}"
}

# is GOT WANTED
is() { tap_equal "$2" "$1"; }

# counts SELECT WANTED: as rows say, and all counters with them
counts() {
	is "$(ask --command="$1")" "$2"
	is "$(ask --command='select * from desk.academy_counts_expected
		where taken <> counted')" ''
	is "$(ask --command='select * from desk.academy_occupancy_verify()')" ''
}

buy="insert into academy.ticket (user_id, event_id, type, price)
	values ('f%s', 'camp', 'Early bird', 99.50)"

the_last_two_tickets() {
	is "$(all 8 "$buy")" '6 capacity, 2 ok'
	counts "select total_amount from academy.event_ticket
		where id = 'early'" 2
}

the_last_ticket_and_a_smaller_number() {
	ask --command="update academy.event_ticket set capacity = 3
		where id = 'early'"
	is "$(race academysite1 "$(send "${buy//%s/1}")" academysite1 \
		"$(send "update academy.event_ticket set capacity = 2
			where id = 'early'")")" '1 capacity, 1 ok'
	counts "select total_amount <= capacity from academy.event_ticket
		where id = 'early'" t
}

# Of connections from now on.
isolation() {
	ask --command="do \$\$ begin execute format('alter database %I
		set default_transaction_isolation to $1', current_database());
		end \$\$"
}

# The counter is updated, never read: no isolation lets one in too many.
tickets_by_those_who_look_at_old_rows() {
	ask --command="update academy.event_ticket set capacity = 2,
		deleted = false where id = 'keeper'"
	isolation '"repeatable read"'
	all 6 "insert into academy.ticket (user_id, event_id, type, price)
		values ('f%s', 'clinic', 'Keeper', 30)"
	isolation default
	counts "select total_amount between 1 and 2 from academy.event_ticket
		where id = 'keeper'" t
}

# Two kinds are locked in one order, whichever way tickets change theirs.
tickets_that_change_places() {
	ask --command="insert into academy.event_ticket (id, event_id, type,
			price, capacity) values ('one', 'camp', 'One', 1, 50),
			('two', 'camp', 'Two', 1, 50);
		insert into academy.ticket (id, user_id, event_id, type, price)
		select 'x' || n, 'f' || n, 'camp', case when n % 2 = 0
			then 'One' else 'Two' end, 1
		from generate_series(1, 8) n"
	for _ in 1 2 3; do
		is "$(all 8 "update academy.ticket set type = case type
			when 'One' then 'Two' else 'One' end where id = 'x%s'")" \
			'8 ok'
	done
	counts "select sum(total_amount) from academy.event_ticket
		where id in ('one', 'two')" 8
}

the_last_three_places() {
	is "$(all 8 "insert into academy.event_registration (event_id, child_id)
		values ('camp', 'c%s')")" '5 capacity, 3 ok'
	counts "select count(*) from academy.event_registration
		where event_id = 'camp'" 3
}

book="insert into academy.schedule_booking (id, schedule_id, child_id, slot_id)
	values"

one_slot() {
	is "$(all 8 "$book ('b%s', 'ruiz22', 'c%s', 'r09')")" '7 clash, 1 ok'
	counts "select count(*) from academy.schedule_booking
		where slot_id = 'r09'" 1
}

one_trainer_in_two_places() {
	is "$(race academysite1 "$(send "$book ('h', 'ruiz22', 'c2', 'r10')")" \
		academysite1 "$(send \
			"$book ('f', 'ruiz22', 'c3', 'r10field')")")" \
		'1 clash, 1 ok'
	counts "select count(*) from academy.slot where is_booked
		and id in ('r10', 'r10field')" 1
}

one_child_with_two_trainers() {
	is "$(race academysite1 "$(send "$book ('r', 'ruiz22', 'c4', 'r13')")" \
		academysite1 "$(send "$book ('o', 'okoye22', 'c4', 'o13')")")" \
		'1 clash, 1 ok'
	counts "select count(*) from academy.schedule_booking
		where slot_id in ('r13', 'o13')" 1
}

# Whoever comes first, the slot of the canceled session is free and the other
# one is what it was or booked; they do not wait for each other in a circle.
a_session_is_moved_and_canceled() {
	local n
	for n in 1 2 3 4; do
		ask --command="delete from academy.session where id like 'm%';
			delete from academy.schedule_booking;
			$book ('mv', 'ruiz22', 'c5', 'r13');
			insert into academy.session (id, trainer_id, child_id,
				parent_id, booking_id, location_id, date)
			values ('mv', 'ruiz', 'c5', 'f5', 'mv', 'hall',
				'2026-11-22 13:00')"
		race academysite1 "$(send "update academy.session
				set status = 'CANCELED' where id = 'mv'")" \
			academysite1 "$(send "update academy.schedule_booking
				set slot_id = 'r14' where id = 'mv'")" \
			>"$tap_temp/said"
		grep -qxE '2 ok|1 ok, 1 state' "$tap_temp/said" ||
			is "$(cat "$tap_temp/said")" 'one of both, or both'
		counts "select count(*) from academy.slot where is_booked" 0
	done
}

the_last_two_credits() {
	is "$(all 6 "insert into academy.session_details (id, session_id,
		with_balance) values ('d%s', 's%s', true)")" '4 limit, 2 ok'
	counts "select b.amount || ' ' || u.number_of_sessions
		from academy.session_balance b
		join academy.user_bulk u using (user_id)" '0 0'
}

# A session given back twice at once gives back once.
credits_given_back() {
	local id
	id=$(ask --command="select session_id from academy.session_details
		order by 1 limit 1")
	is "$(race academysite1 "$(send "update academy.session
			set status = 'CANCELED' where id = '$id'")" \
		academysite1 "$(send "update academy.session_details
			set with_balance = false where session_id = '$id'")")" \
		'2 ok'
	counts "select amount from academy.session_balance
		where user_id = 'f1'" 1
}

one_refund_asked_for_twice() {
	ask --command="insert into academy.payment (user_id, stripe_payment_id,
			amount, status) values ('f8', 'pi_8', 1, 'succeeded');
		insert into academy.ticket (id, user_id, event_id, type, price,
			status, stripe_payment_id)
		values ('t8', 'f8', 'camp', 'One', 1, 'ACTIVE', 'pi_8')"
	is "$(all 6 "insert into academy.refund (ticket_id, user_id, amount)
		values ('t8', 'f8', '1')")" '1 ok, 5 state'
	is "$(all 4 "update academy.refund set status = case when %s % 2 = 0
		then 'APPROVED' else 'REJECTED' end::academy.status_refund,
		reason = 'r' where ticket_id = 't8' and status = 'PENDING'")" \
		'4 ok'
	counts "select count(*) from academy.refund where ticket_id = 't8'
		and status in ('APPROVED', 'REJECTED')" 1
}

tap_case 'eight for two tickets' the_last_two_tickets
tap_case 'the last ticket and a smaller number' \
	the_last_ticket_and_a_smaller_number
tap_case 'tickets, by those who look at old rows' \
	tickets_by_those_who_look_at_old_rows
tap_case 'tickets that change places' tickets_that_change_places
tap_case 'eight children for three places' the_last_three_places
tap_case 'eight children for one slot' one_slot
tap_case 'one trainer in two places' one_trainer_in_two_places
tap_case 'one child with two trainers' one_child_with_two_trainers
tap_case 'a session, moved and canceled' a_session_is_moved_and_canceled
tap_case 'six sessions for two credits' the_last_two_credits
tap_case 'a credit, given back twice' credits_given_back
tap_case 'a refund, asked for and answered at once' one_refund_asked_for_twice
tap_done
