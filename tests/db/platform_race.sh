#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What there is only one of, wanted by several connections of the platform's
# application at once: the last place in a slot, the last collection of a week,
# a number, a coupon, a driver's last stop, money that goes back.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" platform_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir/tests/db/sql/fixture.psql" "$srcdir/tests/db/sql/platform.psql"
	cat <<-'END'
		-- What came of it, as a race counts it.
		create function t.send(who text, call text) returns jsonb
		language sql
		as $$ select jsonb_build_object('code', nullif(regexp_replace(
			t.app(who, call), '^ok [1-9][0-9]*$', ''), '')) $$;

		-- A booking of the platform: of whom, what, when.
		create function t.wash(who text, pickup date, slot text,
			service text default 'classic') returns jsonb
		language sql
		as $$ select t.send(who, format('insert into platform.bookings
			(user_id, service_id, total_amount, pickup_date,
			pickup_time_slot, delivery_date, delivery_time_slot,
			subscription_id) values (%L, %L, 10, %L, %L, %L, %L, %L)',
			t.id(who), t.id(service), pickup, slot, pickup + 7,
			slot, case service when 'monthly_sub'
			then t.id('sub ' || who) end)) $$;
		grant platform_app to platform1;
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
		commit;
	END
} | ask --file=- >/dev/null

users=(ada bea carl cleo mona dora)

# Each user asks for the same, `who` standing for their name.
six() {
	local who calls=()
	for who in "${users[@]}"; do
		calls+=(platform1 "${1//who/$who}")
	done
	race "${calls[@]}"
}

capacity() {
	ask --command="update desk.setting set value = '$1'
		where (system, key) = ('platform', 'slot_capacity')"
}

the_last_places_of_a_slot() {
	capacity 2
	tap_equal '4 laundry_slot_fits, 2 ok' \
		"$(six "t.wash('who', '2027-01-05', '09:00-12:00')")"
	tap_equal '2 of 2' "$(ask --command="select taken || ' of ' || capacity
		from desk.laundry_slot where day = '2027-01-05'")"
}

# The counter is updated, never read: no isolation lets a third one in.
the_last_places_by_old_rows() {
	ask --command="do \$\$ begin execute format('alter database %I set
		default_transaction_isolation to \"repeatable read\"',
		current_database()); end \$\$"
	six "t.wash('who', '2027-01-06', '09:00-12:00')" >/dev/null
	ask --command="do \$\$ begin execute format('alter database %I reset
		default_transaction_isolation', current_database()); end \$\$"
	tap_equal t "$(ask --command="select taken between 1 and 2
		from desk.laundry_slot where day = '2027-01-06'")"
}

the_last_place_left_and_wanted() {
	local answers
	capacity 1
	tap_equal '1 ok' "$(race platform1 "t.wash('ada', '2027-01-19', '09:00-12:00')")"
	answers=$(race platform1 "t.send('service', 'update platform.bookings
			set pickup_time_slot = ''18:00-21:00''
			where pickup_date = ''2027-01-19''')" \
		platform1 "t.wash('bea', '2027-01-19', '09:00-12:00')")
	case $answers in
	'2 ok' | '1 laundry_slot_fits, 1 ok') ;;
	*) tap_equal '2 ok, or one refused' "$answers" ;;
	esac
	capacity 100
}

the_last_collection_of_a_week() {
	local call="t.wash('ada', '2027-02-02', '09:00-12:00', 'monthly_sub')"
	tap_equal '4 collection_week_granted_check, 2 ok' \
		"$(race platform1 "$call" platform1 "$call" platform1 "$call" \
			platform1 "$call" platform1 "$call" platform1 "$call")"
	tap_equal '2 of 2' "$(ask --command="select used || ' of ' || granted
		from desk.collection_week where week = '2027-02-01'")"
}

six_numbers() {
	local last
	last=$(ask --command="select max(last) from desk.booking_number_day
		where day = to_char(now() at time zone 'Europe/Paris', 'YYYYMMDD')")
	tap_equal '6 ok' "$(six "t.wash('who', '2027-02-03', '14:00-17:00')")"
	tap_equal 6 "$(ask --command="select count(distinct booking_number)
		from platform.bookings where pickup_date = '2027-02-03'")"
	tap_equal t "$(ask --command="select count(*) = 6 or $last is null
		from platform.bookings
		where right(booking_number, 6)::integer > coalesce($last, 0)
		  and pickup_date = '2027-02-03'")"
}

# Slots are locked in order, whatever order the rows come in.
slots_in_both_orders() {
	local a b
	a="t.send('service', 'insert into platform.bookings (user_id, service_id,
		total_amount, pickup_date, pickup_time_slot, delivery_date,
		delivery_time_slot) select t.id(''ada''), t.id(''classic''), 1,
		date ''2027-03-01'' + n, ''09:00-12:00'', date ''2027-03-21'' + n,
		''09:00-12:00'' from generate_series(1, 8) n order by n')"
	b=${a/order by n/order by -n}
	tap_equal '6 ok' "$(race platform1 "$a" platform1 "$b" platform1 "$a" \
		platform1 "$b" platform1 "$a" platform1 "$b")"
}

# One of two redemptions is taken already.
the_last_coupon() {
	users=(ada carl cleo mona dora dirk)
	tap_equal '5 coupon_load_fits, 1 ok' "$(six "t.send('who',
		'insert into platform.coupon_redemptions (coupon_id, user_id,
		discount_amount, redeemed_at) values (t.id(''coupon''),
		t.id(''who''), 1, ''2026-11-20'')')")"
	users=(ada bea carl cleo mona dora)
}

one_user_redeems_once() {
	local call="t.send('emil', 'insert into platform.coupon_redemptions
		(coupon_id, user_id, discount_amount, redeemed_at)
		values (t.id(''coupon''), t.id(''emil''), 1, ''2026-11-20'')')"
	ask --command="update platform.coupons set max_redemptions = null"
	tap_equal '5 coupon_redemptions_once_key, 1 ok' \
		"$(race platform1 "$call" platform1 "$call" platform1 "$call" \
			platform1 "$call" platform1 "$call" platform1 "$call")"
}

money_that_goes_back() {
	local call="t.send('service', 'insert into platform.payment_transactions
		(user_id, amount, status, transaction_type, booking_id)
		values (t.id(''ada''), 10, ''pending'', ''refund'',
		t.id(''ada wash''))')"
	ask --command="insert into platform.payment_transactions (user_id, amount,
		status, booking_id) values (t.id('ada'), 24.99, 'succeeded',
		t.id('ada wash'))"
	tap_equal '2 ok, 4 platform_paid_refund_check' \
		"$(race platform1 "$call" platform1 "$call" platform1 "$call" \
			platform1 "$call" platform1 "$call" platform1 "$call")"
}

one_payment_reported_six_times() {
	local call="t.send('service', 'insert into platform.payment_transactions
		(user_id, amount, status, booking_id, stripe_payment_intent_id)
		values (t.id(''bea''), 24.99, ''succeeded'', t.id(''bea wash''),
		''pi_bea'')')"
	tap_equal '1 ok, 5 payment_transactions_intent_key' \
		"$(race platform1 "$call" platform1 "$call" platform1 "$call" \
			platform1 "$call" platform1 "$call" platform1 "$call")"
	tap_equal 'confirmed paid 24.99' "$(ask --command="select concat_ws(' ',
		b.status, b.payment_status, p.paid) from platform.bookings b
		join desk.platform_paid p on p.payable = b.id
		where b.id = t.id('bea wash')")"
}

# ada has earned one.
the_free_collection() {
	local call="t.send('service', 'update platform.loyalty_rewards
		set free_collections_used = free_collections_used + 1
		where user_id = t.id(''ada'')')"
	tap_equal '3 loyalty_rewards_used_check, 1 ok' \
		"$(race platform1 "$call" platform1 "$call" platform1 "$call" \
			platform1 "$call")"
}

# The driver has one stop of two.
the_last_stop_of_a_driver() {
	local n calls=()
	for n in 1 2 3 4; do
		calls+=(platform1 "t.send('hugo', 'insert into
			platform.delivery_assignments (booking_id, driver_id,
			assignment_type) select b.id, t.id(''driver''), ''pickup''
			from platform.bookings b where pickup_date = ''2027-02-03''
			order by b.id offset $n limit 1')")
	done
	tap_equal '3 driver_load_fits, 1 ok' "$(race "${calls[@]}")"
}

# Whoever comes first, nobody is in a team without the organisation.
a_member_leaves_and_is_added() {
	local who
	for who in mona cleo; do
		race platform1 "t.send('bea', 'update platform.organization_members
				set is_active = false where user_id = t.id(''$who'')')" \
			platform1 "t.send('bea', 'insert into platform.team_members
				(team_id, user_id) values (t.id(''one public''),
				t.id(''$who''))')" >/dev/null
	done
	tap_equal 0 "$(ask --command="select count(*) from platform.team_members t
		join platform.organization_members o using (user_id)
		where t.left_at is null and not o.is_active")"
}

counted_well() {
	tap_equal '' "$(ask --command='select * from desk.platform_verify()')"
}

tap_case 'six for two places in a slot' the_last_places_of_a_slot
tap_case 'six for two places, by old rows' the_last_places_by_old_rows
tap_case 'one leaves a slot, one wants it' the_last_place_left_and_wanted
tap_case 'six for two collections of a week' the_last_collection_of_a_week
tap_case 'six bookings have six numbers' six_numbers
tap_case 'slots taken in both orders' slots_in_both_orders
tap_case 'six for the last redemption of a coupon' the_last_coupon
tap_case 'one user redeems a coupon six times' one_user_redeems_once
tap_case 'six refunds of one payment' money_that_goes_back
tap_case 'one payment reported six times' one_payment_reported_six_times
tap_case 'four for one free collection' the_free_collection
tap_case 'four stops for a driver who can take one more' the_last_stop_of_a_driver
tap_case 'a member leaves and is added to a team' a_member_leaves_and_is_added
tap_case 'the counters agree with what there is' counted_well
tap_done
