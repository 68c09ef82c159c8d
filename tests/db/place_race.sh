#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The last place at an event or in a class, wanted by several connections of
# the club's application at once.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" place_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir/tests/db/sql/fixture.psql"
	cat <<-'END'
		insert into club.events (id, title, start_time, max_capacity)
		values (1, 'Wine night', '2026-11-28 18:00', 2),
			(2, 'Open house', '2026-11-29 18:00', 2);
		insert into club.wellness_classes (id, title, start_time,
			end_time, max_capacity)
		values (1, 'Yoga', '2026-11-28 08:00', '2026-11-28 09:00', 3);

		-- One statement as the application sends it, at any isolation.
		create function t.send(statement text) returns jsonb
		language plpgsql
		as $$
		declare
			broken text;
		begin
			execute statement;
			return '{}';
		exception
		when check_violation then
			get stacked diagnostics broken = constraint_name;
			return jsonb_build_object('code', broken);
		when serialization_failure then
			return '{"code": "again"}';
		end
		$$;
		grant usage on schema t to club_app;
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
		commit;
	END
} | ask --file=- >/dev/null

# come EVENT NAME: the call of one who answers yes
come() {
	printf "t.send('insert into club.event_rsvps (event_id, user_email)
		values (%s, ''%s@example.com'')')" "$1" "$2"
}

six_for_two_places() {
	local calls=() n
	for n in 1 2 3 4 5 6; do
		calls+=(clubsite1 "$(come 1 "p$n")")
	done
	tap_equal '2 ok, 4 place_load_fits' "$(race "${calls[@]}")"
	tap_equal 2 "$(ask --command="select count(*) from club.event_rsvps")"
}

# Of connections from now on.
isolation() {
	ask --command="do \$\$ begin execute format('alter database %I
		set default_transaction_isolation to $1', current_database());
		end \$\$"
}

# The counter is updated, never read: no isolation lets a third one in.
six_who_look_at_old_rows() {
	local calls=() n
	for n in 1 2 3 4 5 6; do
		calls+=(clubsite1 "$(come 2 "q$n")")
	done
	isolation '"repeatable read"'
	race "${calls[@]}"
	isolation default
	tap_equal t "$(ask --command="select taken between 1 and 2
		from desk.place_load where kind = 'event' and id = 2")"
}

a_smaller_room_and_the_last_mat() {
	local answers
	ask --command="insert into club.wellness_enrollments (wellness_class_id,
		user_email) values (1, 'a@example.com'), (1, 'b@example.com')"
	answers=$(race clubsite1 "t.send('update club.wellness_classes
			set max_capacity = 2')" \
		clubsite1 "t.send('insert into club.wellness_enrollments
			(wellness_class_id, user_email)
			values (1, ''c@example.com'')')")
	tap_equal '1 ok, 1 place_load_fits' "$answers"
}

# Counters are locked in order, whatever order the rows come in.
events_in_both_orders() {
	local a b n
	ask --command="update club.events set max_capacity = 100"
	a="t.send('insert into club.event_rsvps (event_id, user_email)
		select e, ''%s'' || e from unnest(array[1, 2]) e')"
	b="t.send('insert into club.event_rsvps (event_id, user_email)
		select e, ''%s'' || e from unnest(array[2, 1]) e')"
	for n in 1 2 3; do
		tap_equal '4 ok' "$(race clubsite1 "${a/\%s/a$n}" clubsite1 "${b/\%s/b$n}" \
			clubsite1 "${a/\%s/c$n}" clubsite1 "${b/\%s/d$n}")"
	done
}

counted_well() {
	tap_equal '' "$(ask --command='select * from desk.place_load_verify()')"
}

tap_case 'six for two places' six_for_two_places
tap_case 'six who look at old rows' six_who_look_at_old_rows
tap_case 'a smaller room and the last mat' a_smaller_room_and_the_last_mat
tap_case 'two events, answered in both orders' events_in_both_orders
tap_case 'the counters agree with who came' counted_well
tap_done
