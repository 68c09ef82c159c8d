#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What desks do at once with one room, one guest, one offer, one checkout: each
# thing is done once, and what loses says so.  The judges read the tables.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" house_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir/tests/db/sql/fixture.psql" "$srcdir/tests/db/sql/counter.psql"
	cat <<-'END'
		insert into counter.customers (id, name, primary_language)
		select t.id('g' || n), 'Guest ' || n, 'EN' from generate_series(1, 60) n;
		-- One statement as another application sends it.
		create function t.send(statement text) returns jsonb
		language plpgsql
		as $$
		declare
			words text;
		begin
			execute statement;
			return '{}';
		exception
		when sqlstate 'OD001' then
			get stacked diagnostics words = pg_exception_detail;
			return words;
		when serialization_failure then
			return '{"code": "again"}';
		end
		$$;
		-- Whoever is next goes into a room, and their stay ended just now.
		create sequence t.guests;
		create function t.comes(unit text, minutes integer default 45)
		returns text
		language plpgsql
		as $$
		declare
			who constant text := 'g' || nextval('t.guests');
		begin
			update counter.rooms set status = 'CLEAN',
				override_reason = gen_random_uuid()::text
			where number = unit and status <> 'CLEAN';
			perform t.visit(who, unit);
			update counter.checkin_blocks
			set starts_at = desk.clock() - make_interval(hours => 6,
					mins => minutes),
				ends_at = desk.clock() - make_interval(mins => minutes)
			where id = t.id('block ' || who);
			return who;
		end
		$$;
		create function t.waits(unit text, wanted text) returns uuid
		language sql
		as $$
			insert into counter.waitlist (visit_id, checkin_block_id,
				desired_tier, backup_tier, created_at)
			select n.visit, n.block, wanted::counter.rental_type, 'STANDARD',
				desk.clock()
			from desk.counter_unit_now n where n.unit = 'room:' || waits.unit
			returning id
		$$;
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
		commit;
	END
} | ask --file=- >/dev/null

# found WANTED QUERY
found() {
	tap_equal "$1" "$(ask --command="$2")"
}

# one_of WANTED… -- SAID: a race has more than one good end
one_of() {
	local wanted=()
	while [ "$1" != -- ]; do
		wanted+=("$1")
		shift
	done
	printf '%s\n' "${wanted[@]}" | grep --quiet --line-regexp --fixed-strings \
		-- "$2" || tap_fail "$2"
}

version() { ask --command="select desk.counter_unit_version('$1')"; }
place_version() { ask --command="select desk.counter_place_version('$1')"; }
all_agrees() {
	found 0 "select count(*) from desk.counter_verify()"
}

asks_to_leave() {
	ask --command="insert into counter.checkout_requests (occupancy_id)
		select n.block from desk.counter_unit_now n where n.unit = 'room:$1'
		returning id"
}
claims() {
	local seen
	seen=$(ask --command="select desk.counter_checkout_version('$1')")
	tap_equal '2 clash, 1 ok' "$(for who in frontdesk1 frontdesk2 manager1; do
		printf '%s\n' "$who" \
			"desk.checkout_claim(gen_random_uuid(), '$seen', '$1')"
	done | { mapfile -t calls; race "${calls[@]}"; })"
	found 1 "select count(*) from counter.audit_log where entity_id = '$1'
		and metadata ->> 'console_action' = 'checkout_claim'
		and created_at >= desk.clock()"
}

ask --command="select t.comes('204')" >/dev/null
checkout=$(asks_to_leave 204)
one_checkout_three_desks() {
	claims "$checkout"
}

# The lease ran out: it is somebody else's, once.
a_lease_that_ran_out() {
	ask --command="update counter.checkout_requests
		set claimed_at = desk.clock() - interval '3 minutes',
			claim_expires_at = desk.clock() - interval '1 minute'
		where id = '$checkout';
		alter table counter.audit_log disable trigger user;
		delete from counter.audit_log where entity_id = '$checkout';
		alter table counter.audit_log enable trigger user"
	claims "$checkout"
}

# Nobody pays twice for having been late.
one_guest_leaves_twice() {
	ask --command="select t.comes('205')" >/dev/null
	local seen
	seen=$(version room:205)
	tap_equal '1 ok, 2 stale' "$(race \
		frontdesk1 "desk.checkout_done(gen_random_uuid(), '$seen',
			'room:205', true, 'none', null, null, null)" \
		frontdesk2 "desk.checkout_done(gen_random_uuid(), '$seen',
			'room:205', true, 'CASH', null, null, 1500)" \
		manager1 "desk.checkout_done(gen_random_uuid(), '$seen',
			'room:205', true, 'none', null, null, null)")"
	found '1 1 1' "select concat_ws(' ', count(*), count(distinct g.visit_id),
			count(distinct e.id))
		from counter.charges g
		join counter.late_checkout_events e
			on e.occupancy_id = g.checkin_block_id
		where g.created_at >= desk.clock() and g.type = 'LATE_FEE'"
	all_agrees
}

# A guest has one room, or none, whoever is first.
a_swap_and_a_checkout() {
	local n a b
	for n in 1 2 3 4; do
		ask --command="select t.comes('206'), t.comes('207')" >/dev/null
		a=$(version room:206)
		b=$(version room:207)
		tap_equal '1 ok, 1 stale' "$(race \
			frontdesk1 "desk.unit_swap(gen_random_uuid(), '$a', 'room:206',
				'$b', 'room:207', 'noise')" \
			frontdesk2 "desk.checkout_done(gen_random_uuid(), '$b',
				'room:207', true, 'none', null, null, null)")"
		all_agrees
		ask --command="update counter.visits v set ended_at = desk.clock()
				from counter.rooms r where r.number in ('206', '207')
				and v.customer_id = r.assigned_to_customer_id;
			update counter.rooms set status = 'DIRTY',
				assigned_to_customer_id = null
			where number in ('206', '207')"
	done
}

# Three rooms in a ring: no deadlock, and nobody is left without a room.
swaps_in_a_ring() {
	local a b c
	ask --command="select t.comes('208'), t.comes('209'), t.comes('210')" \
		>/dev/null
	a=$(version room:208)
	b=$(version room:209)
	c=$(version room:210)
	tap_equal '1 ok, 2 stale' "$(race \
		frontdesk1 "desk.unit_swap(gen_random_uuid(), '$a', 'room:208',
			'$b', 'room:209', 'noise')" \
		frontdesk2 "desk.unit_swap(gen_random_uuid(), '$b', 'room:209',
			'$c', 'room:210', 'noise')" \
		manager1 "desk.unit_swap(gen_random_uuid(), '$c', 'room:210',
			'$a', 'room:208', 'noise')")"
	found 3 "select count(*) from counter.rooms where assigned_to_customer_id
		is not null and number in ('208', '209', '210')"
	all_agrees
}

clean() {
	printf "desk.unit_clean(gen_random_uuid(), '[{\"unit\": \"room:%s\",
		\"version\": \"%s\"}]', 'CLEAN')" "$1" "$(version "room:$1")"
}
soil() {
	ask --command="update counter.rooms set status = 'CLEANING',
		override_reason = gen_random_uuid()::text
		where number in ($1) and status <> 'CLEANING'"
}
offers="select string_agg(r.number, ' ' order by r.number)
	from counter.waitlist w join counter.rooms r on r.id = w.room_id
	where w.status = 'OFFERED'"

# Two rooms turn clean while two wait: one each, with one reservation each.
two_wait_two_are_cleaned() {
	ask --command="select t.comes('211', -60), t.comes('212', -60);
		select t.waits('211', 'DOUBLE'), t.waits('212', 'DOUBLE')" >/dev/null
	soil "'216', '252'"
	tap_equal '2 ok' "$(race frontdesk1 "$(clean 216)" frontdesk2 "$(clean 252)")"
	found '216 252' "$offers"
	found 2 "select count(*) from counter.inventory_reservations i
		join counter.waitlist w on w.id = i.waitlist_id
			and w.room_id = i.resource_id
		where i.released_at is null"
}

# One waits, two rooms turn clean, one by another application: one offer.
one_waits_two_are_cleaned() {
	ask --command="update counter.waitlist set status = 'CANCELLED',
			cancelled_at = desk.clock(), cancel_reason = 'test'
			where status in ('ACTIVE', 'OFFERED')" >/dev/null
	# whoever begins to wait is offered what is clean
	soil "'216', '252'"
	ask --command="select t.waits('211', 'DOUBLE')" >/dev/null
	tap_equal '2 ok' "$(race frontdesk1 "$(clean 216)" counterapp1 \
		"t.send('update counter.rooms set status = ''CLEAN'' where number
			= ''252''')")"
	found 1 "select count(*) from counter.waitlist where status = 'OFFERED'"
	found 1 "select count(*) from counter.inventory_reservations
		where released_at is null"
}

# The guest takes it, another desk takes them off the list, and another
# application wants the room: the room is theirs, or nobody's.
accepted_or_cancelled() {
	local place seen room
	place=$(ask --command="select id from counter.waitlist
		where status = 'OFFERED'")
	room=$(ask --command="$offers")
	seen=$(place_version "$place")
	one_of '1 clash, 1 ok, 1 stale' '2 ok, 1 stale' -- "$(race \
		frontdesk1 "desk.place_accept(gen_random_uuid(), '$seen', '$place',
			'CASH', null, 900)" \
		frontdesk2 "desk.place_cancel(gen_random_uuid(), '$seen', '$place',
			'left')" \
		counterapp1 "t.send('update counter.rooms set status = ''OCCUPIED'',
			assigned_to_customer_id = t.id(''g60'') where number
			= ''$room''')")"
	found 1 "select count(*) from counter.waitlist
		where id = '$place' and status in ('COMPLETED', 'CANCELLED')"
	# whoever has it came by accepting, or after the cancellation
	found 0 "select count(*) from counter.rooms r
		join counter.waitlist w on w.id = '$place' and w.room_id = r.id
		where (w.status = 'COMPLETED')
			<> (r.assigned_to_customer_id is distinct from t.id('g60')
			and r.assigned_to_customer_id is not null)"
	found 0 "select count(*) from counter.inventory_reservations
		where released_at is null"
}

# Nobody gets a unit that a manager has taken out of order, nor is one taken
# out of order under a guest.
out_of_order_or_taken() {
	local n seen
	for n in 240 241 242 243; do
		seen=$(version "room:$n")
		one_of '1 clash, 1 ok' '1 ok, 1 stale' -- "$(race \
			manager1 "desk.unit_out_of_order(gen_random_uuid(), '$seen',
				'room:$n', true, 'a leak')" \
			counterapp1 "t.send('update counter.rooms
				set status = ''OCCUPIED'', assigned_to_customer_id
				= t.id(''g5$((n - 240))'') where number = ''$n''')")"
	done
	found 0 "select count(*) from counter.rooms r
		join desk.counter_closed c on c.resource_id = r.id
		where r.assigned_to_customer_id is not null"
}

# The same with a look from before it was taken out of order.
out_of_order_seen_before() {
	local seen answers
	seen=$(version room:244)
	answers=$(ask --file=- <<-END
		begin isolation level repeatable read;
		select '' from counter.rooms limit 1;
		\\! "${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}psql" --no-psqlrc -qAt -d "$database_dsn" -c "set session authorization manager1" -c "select desk.unit_out_of_order(gen_random_uuid(), '$seen', 'room:244', true, 'a leak') ->> 'ok'"
		select t.send('update counter.rooms set status = ''OCCUPIED'',
			assigned_to_customer_id = t.id(''g59'') where number = ''244''')
			->> 'code';
		rollback;
	END
	)
	tap_equal $'true\nagain' "$(grep . <<<"$answers")"
}

# did CALL: by frontdesk1, whose request it prints
did() {
	local id
	id=$(cat /proc/sys/kernel/random/uuid)
	tap_equal true "$(ask --file=- <<-END
		set session authorization frontdesk1;
		select (desk.${1/(/(\'$id\', }) ->> 'ok';
	END
	)"
	echo "$id"
}
being_cleaned() {
	ask --command="update counter.rooms set status = 'DIRTY',
		override_reason = gen_random_uuid()::text where number = '$1'" >/dev/null
	did "unit_clean('[{\"unit\": \"room:$1\",
		\"version\": \"$(version "room:$1")\"}]')"
}
noted() {
	found "$1" "select count(*) from counter.audit_log
		where metadata ->> 'undo_of' = '$2' and entity_type = 'room'"
}

# One person at two terminals: it is taken back once.  After a lost line the
# same undo is asked for again, and is one.
undone_at_two_terminals() {
	local of again
	of=$(being_cleaned 245)
	tap_equal '1 ok, 1 state' "$(race \
		frontdesk1 "desk.undo(gen_random_uuid(), '$of')" \
		frontdesk1 "desk.undo(gen_random_uuid(), '$of')")"
	noted 1 "$of"
	of=$(being_cleaned 245)
	again=$(cat /proc/sys/kernel/random/uuid)
	tap_equal '2 ok' "$(race frontdesk1 "desk.undo('$again', '$of')" \
		frontdesk1 "desk.undo('$again', '$of')")"
	noted 1 "$of"
	found DIRTY "select status from counter.rooms where number = '245'"
}

# Whoever comes second has touched it, or finds it touched.
undone_or_gone_on_with() {
	local n of seen
	for n in 1 2 3 4; do
		of=$(being_cleaned 246)
		seen=$(version room:246)
		tap_equal '1 ok, 1 stale' "$(race \
			frontdesk1 "desk.undo(gen_random_uuid(), '$of')" \
			frontdesk2 "desk.unit_override(gen_random_uuid(), '$seen',
				'room:246', 'CLEAN', 'seen')")"
	done
}

# A room that was cleaned by mistake is offered: it is taken back with its
# offer, or whoever it was offered to has it.
undone_or_accepted() {
	local of place seen
	ask --command="select t.comes('213', -60)" >/dev/null
	ask --command="select t.waits('213', 'SPECIAL')" >/dev/null
	place=$(ask --command="select id from counter.waitlist
		where desired_tier = 'SPECIAL' and status in ('ACTIVE', 'OFFERED')")
	ask --command="update counter.rooms set status = 'DIRTY'
		where number in ('201', '232', '256')" >/dev/null
	soil "'232'"
	of=$(did "unit_clean('[{\"unit\": \"room:232\",
		\"version\": \"$(version room:232)\"}]')")
	seen=$(place_version "$place")
	tap_equal '1 ok, 1 stale' "$(race \
		frontdesk1 "desk.undo(gen_random_uuid(), '$of')" \
		frontdesk2 "desk.place_accept(gen_random_uuid(), '$seen', '$place',
			'CASH', null, 1900)")"
	one_of 'CLEANING ACTIVE' 'OCCUPIED COMPLETED' -- "$(ask --command="select
		concat_ws(' ', r.status, w.status) from counter.rooms r,
			counter.waitlist w
		where r.number = '232' and w.id = '$place'")"
	found 0 "select count(*) from counter.inventory_reservations i
		join counter.rooms r on r.id = i.resource_id
		where i.released_at is null and r.number = '232'"
}

tap_case 'three desks claim a checkout' one_checkout_three_desks
tap_case 'a lease that ran out' a_lease_that_ran_out
tap_case 'three desks check a guest out' one_guest_leaves_twice
tap_case 'a swap and a checkout' a_swap_and_a_checkout
tap_case 'swaps in a ring' swaps_in_a_ring
tap_case 'two wait, two rooms turn clean' two_wait_two_are_cleaned
tap_case 'one waits, two rooms turn clean' one_waits_two_are_cleaned
tap_case 'accepted, cancelled, taken' accepted_or_cancelled
tap_case 'out of order or taken' out_of_order_or_taken
tap_case 'out of order, seen before' out_of_order_seen_before
tap_case 'undone at two terminals' undone_at_two_terminals
tap_case 'undone, or gone on with' undone_or_gone_on_with
tap_case 'undone, or accepted' undone_or_accepted
tap_done
