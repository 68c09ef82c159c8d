-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.signover_withdraw.

set role desk_owner;

create or replace function desk.signover_withdraw_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	wish constant desk.signover := desk.signover_asked(args);
begin
	update desk.signover s
	set state = 'withdrawn', args = null,
		answered_at = desk.clock(), heard_at = desk.clock()
	where s.id = wish.id and s.state = 'open';
	if not found then
		-- a manager was quicker
		perform desk.signover_asked(args);
	end if;
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
