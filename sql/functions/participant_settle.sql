-- SPDX-License-Identifier: GPL-3.0-or-later
-- Settles what one head of a booking owes, or all that owe (participant
-- null): card, cash, the owner's guest passes, or a waiver with a reason.

set role desk_owner;

create or replace function desk.participant_settle(request uuid, version text,
	booking integer, participant integer, settle text, reference text,
	reason text, dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'participant_settle', jsonb_build_object(
		'version', version, 'booking', booking,
		'participant', participant, 'settle', settle,
		'reference', reference, 'reason', reason), dry_run);
end
$$;

revoke all on function desk.participant_settle(uuid, text, integer, integer,
	text, text, text, boolean) from public;
grant execute on function desk.participant_settle(uuid, text, integer,
	integer, text, text, text, boolean) to desk_frontdesk, desk_manager;

reset role;
