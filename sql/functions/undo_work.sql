-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.undo.  The compensating call stands with the request; it
-- carries the version that the request left, so that a change by anybody
-- refuses it.

set role desk_owner;

create or replace function desk.undo_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	first desk.request;
	outcome jsonb;
begin
	select r.* into first
	from desk.request r
	where r.id = (args ->> 'of')::uuid and r.actor = session_user
	for update;
	if not found then
		perform desk.refuse('missing',
			'There is nothing of yours to undo');
	elsif first.undone_by is not null then
		perform desk.refuse('state', 'That is undone already');
	elsif first.ok is distinct from true then
		perform desk.refuse('state',
			'That was refused: there is nothing to undo');
	elsif first.undo is null then
		perform desk.undo_bar(first);
	elsif not desk.may(first.action) then
		perform desk.refuse('role', 'You may not undo that any more',
			desk.who_can('manager'));
	end if;

	execute format('select desk.%I($1)', (first.undo ->> 'action')
		|| '_work')
	into strict outcome
	using first.undo -> 'args' || (args - 'of')
		|| jsonb_build_object('undo_of', first.id,
			'console_action', first.undo -> 'action');
	update desk.request r set undone_by = (args ->> 'request')::uuid
	where r.id = first.id;
	return (outcome - 'undo') || jsonb_build_object('sentence',
		'Undone: ' || (outcome ->> 'sentence'));
end
$$;

revoke all on function desk.undo_work(jsonb) from public;

reset role;
