#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The last credits and the last team of somebody at the gym, wanted by several
# connections of its application at once (database.md 3).
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" gym_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir"/tests/db/sql/{fixture,systems,gym}.psql
	cat <<-'END'
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
			execute format('alter database %I set gym.user_id = %L',
				current_database(), 'service');
		end $$;
		insert into gym.credit_transaction (user_id, type, amount,
			description)
		values ('ann', 'PURCHASE', 100, 'pack');
		insert into gym.team (id, name, slug)
		select 't' || n, 'T', 't' || n from generate_series(1, 12) n;
		insert into gym.team_membership (team_id, user_id, role_id)
		select 't' || n, 'ann', 'member' from generate_series(1, 8) n;
		insert into gym.programming_track_payment (id, user_id,
			track_id, amount, payment_type, status)
		values ('pay', 'dov', 'erg', 1900, 'one_time', 'succeeded');
		commit;
	END
} | ask --file=- >/dev/null

send() {
	printf "t.send(%s)" "\$call\$$1\$call\$"
}

# all N STATEMENT: everybody's answers to it; %s is the number of the sender
all() {
	local calls=() n
	for ((n = 1; n <= $1; n++)); do
		calls+=(gymsite1 "$(send "${2//%s/$n}")")
	done
	race "${calls[@]}"
}

is() { tap_equal "$2" "$1"; }

# counts SELECT WANTED: as rows say, and all counters with them
counts() {
	is "$(ask --command="$1")" "$2"
	is "$(ask --command='select * from desk.gym_credits_expected
		where credits <> counted')" ''
	is "$(ask --command='select user_id, created, joined from desk.gym_load
		where joined > 0 except table desk.gym_load_expected')" ''
}

spend="insert into gym.credit_transaction (user_id, type, amount, description)
	values ('ann', 'USAGE', -40, 'x')"

six_for_forty_credits() {
	is "$(all 6 "$spend")" '4 limit, 2 ok'
	counts "select current_credits from gym.\"user\" where id = 'ann'" 20
}

credits_by_those_who_look_at_old_rows() {
	ask --command="insert into gym.credit_transaction (user_id, type,
		amount, description) values ('ann', 'PURCHASE', 80, 'pack');
		do \$\$ begin execute format('alter database %I set
			default_transaction_isolation to \"repeatable read\"',
			current_database()); end \$\$"
	all 6 "$spend"
	ask --command="do \$\$ begin execute format('alter database %I set
		default_transaction_isolation to default',
		current_database()); end \$\$"
	counts "select current_credits >= 20 and current_credits < 100
		from gym.\"user\" where id = 'ann'" t
}

one_gift_a_month() {
	is "$(all 6 "insert into gym.credit_transaction (user_id, type, amount,
		description) values ('dov', 'MONTHLY_REFRESH', 50, 'x')")" \
		'5 limit, 1 ok'
	counts "select current_credits from gym.\"user\" where id = 'dov'" 50
}

an_expiry_is_processed_once() {
	ask --command="insert into gym.credit_transaction (id, user_id, type,
		amount, description, expiration_date) values ('old', 'dov',
		'PURCHASE', 10, 'x', '2026-11-21 14:00-08')"
	is "$(all 6 "update gym.credit_transaction
		set expiration_date_processed_at = '2026-11-21 14:07-08'::timestamptz
			+ %s * interval '1 second' where id = 'old'")" \
		'1 ok, 5 state'
	counts "select current_credits from gym.\"user\" where id = 'dov'" 50
}

the_tenth_team() {
	is "$(all 4 "insert into gym.team_membership (team_id, user_id, role_id)
		select 't' || 8 + %s, 'ann', 'member'")" '3 limit, 1 ok'
	counts "select joined from desk.gym_load where user_id = 'ann'" 10
}

# Whoever comes first: the role is given or gone, never both.
a_role_given_and_taken_away() {
	race gymsite1 "$(send "update gym.team_membership set role_id = 'cox',
			is_system_role = 0 where id = 'm-eve'")" \
		gymsite1 "$(send "delete from gym.team_role where id = 'cox'")" \
		>"$tap_temp/said"
	grep -qxE '1 (missing|state), 1 ok|1 ok, 1 (missing|state)' \
		"$tap_temp/said" || is "$(cat "$tap_temp/said")" 'one of both'
	counts "select count(*) from gym.team_membership m
		where m.is_system_role = 0 and not exists (
			select from gym.team_role r where r.id = m.role_id)" 0
}

money_goes_back_once() {
	is "$(all 6 "update gym.programming_track_payment
		set status = 'refunded', refund_amount = 100 * %s,
			refunded_at = now() where id = 'pay'")" '1 ok, 5 state'
	counts "select count(*) from gym.programming_track_payment
		where status = 'refunded'" 1
}

tap_case 'six for two times forty credits' six_for_forty_credits
tap_case 'credits, by those who look at old rows' \
	credits_by_those_who_look_at_old_rows
tap_case 'one gift a month' one_gift_a_month
tap_case 'an expiry, processed once' an_expiry_is_processed_once
tap_case 'the tenth team' the_tenth_team
tap_case 'a role, given and taken away' a_role_given_and_taken_away
tap_case 'money goes back once' money_goes_back_once
tap_done
