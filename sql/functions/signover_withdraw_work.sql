-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.signover_withdraw.

set role desk_owner;

create or replace function desk.signover_withdraw_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	me constant desk.staff := desk.actor();
	asked constant uuid := args ->> 'signover';
	wish desk.signover;
begin
	select s.* into wish from desk.signover s
	where s.id = asked and s.clerk_id = me.id
	for update;
	if not found then
		perform desk.refuse('missing',
			'You have not asked for that to be signed');
	elsif wish.state <> 'open' then
		perform desk.refuse('state', desk.signover_state_words(wish));
	end if;
	update desk.signover s
	set state = 'withdrawn', args = null,
		answered_at = desk.clock(), heard_at = desk.clock()
	where s.id = wish.id;
	if wish.queued then
		perform pg_notify('desk', 'signover');
	end if;
	return jsonb_build_object('ok', true, 'sentence', format(
			'Taken back from the managers: %s',
			desk.signover_words(wish.action)),
		'booking', null, 'version', null, 'detail', '{}'::jsonb);
end
$$;

revoke all on function desk.signover_withdraw_work(jsonb) from public;

reset role;
