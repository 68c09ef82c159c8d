#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same scale, seed and day fill two databases with the same rows, table by
# table, whatever the time of day: only what a clock, a transaction number or a
# key drawn by chance has written may differ.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" same

fill() {
	"$builddir/opsdesk" demo-data --seed 7 --date 2026-11-21 --dsn "$1" \
		</dev/null >"$tap_temp/told" 2>&1 || {
		cat "$tap_temp/told"
		return 1
	}
}

# A line a column: table, column, rows, checksum of its values in their order.
sums() {
	ask --dbname="$1" --file=- <<-'END'
	create function pg_temp.sums()
	returns table (place text, name text, rows bigint, sum text)
	language plpgsql
	as $$
	begin
		for place, name in
			select c.oid::regclass::text, a.attname
			from pg_class c
			join pg_attribute a on a.attrelid = c.oid
				and a.attnum > 0 and not a.attisdropped
			where c.relkind = 'r' and c.relnamespace in (
				'club'::regnamespace, 'academy'::regnamespace,
				'counter'::regnamespace, 'gym'::regnamespace,
				'platform'::regnamespace, 'desk'::regnamespace)
			  and (c.oid::regclass::text, a.attname) not in (values
				-- when a trigger or a default wrote
				('club.app_settings', 'updated_at'),
				('club.system_settings', 'updated_at'),
				('counter.inventory_reservations', 'created_at'),
				('counter.key_tags', 'created_at'),
				('counter.lockers', 'last_status_change'),
				('counter.rooms', 'last_status_change'),
				('desk.demo_day', 'filled_at'),
				('desk.demo_day', 'lively_at'),
				('desk.demo_step', 'done_at'),
				('desk.schema_migration', 'applied_at'),
				('desk.staff_change', 'at'),
				('gym."user"', 'updated_at'),
				('gym.credit_transaction', 'updated_at'),
				('gym.programming_track_payment', 'updated_at'),
				('gym.results', 'created_at'),
				('gym.results', 'updated_at'),
				('gym.scheduled_workout_instance', 'created_at'),
				('gym.scheduled_workout_instance', 'updated_at'),
				('gym.team_invitation', 'updated_at'),
				('gym.user_scheduled_workout_instance',
					'updated_at'),
				('platform.bookings', 'updated_at'),
				-- which transaction
				('desk.demo_booking', 'version'),
				('desk.lane', 'xid'),
				-- by chance
				('club.day_pass_purchases', 'id'))
			order by 1, a.attnum
		loop
			execute format('select count(*), md5(coalesce(string_agg('
				'r.%1$I::text, '','' order by r.%1$I::text '
				'collate "C"), '''')) from %2$s r', name, place)
			into rows, sum;
			return next;
		end loop;
	end
	$$;
	select * from pg_temp.sums();
	END
}

ask --command="create database ${database_dsn##*dbname=}_twin
	template ${database_dsn##*dbname=}"
twin=$(database_named "${database_dsn##*dbname=}_twin")

filled() {
	fill "$database_dsn"
	fill "$twin"
	sums "$database_dsn" >"$tap_temp/one"
	sums "$twin" >"$tap_temp/other"
	[ "$(wc -l <"$tap_temp/one")" -gt 1500 ]
	[ "$(awk '$3 > 0' "$tap_temp/one" | wc -l)" -gt 1200 ]
}

same() {
	diff "$tap_temp/one" "$tap_temp/other"
}

noticed() {
	ask --dbname="$twin" --command="alter table platform.users
		disable trigger user" --command="update platform.users
		set phone_verified = not phone_verified
		where id = (select min(id::text)::uuid from platform.users)"
	sums "$twin" >"$tap_temp/other"
	tap_equal "platform.users	phone_verified" \
		"$(diff "$tap_temp/one" "$tap_temp/other" | sed -n 's/^> //p' |
			cut -f1-2)"
}

tap_case "two databases are filled" filled
tap_case "with the same in every column" same
tap_case "one value in one row would be noticed" noticed
ask --command="drop database ${database_dsn##*dbname=}_twin"
tap_done
