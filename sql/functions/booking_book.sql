-- SPDX-License-Identifier: GPL-3.0-or-later
-- Books a slot for a member, or for a guest by name; a booking by staff is
-- approved at once (domain.md, decisions).  With check_in the party is paid
-- for and checked in by the same call.

set role desk_owner;

create or replace function desk.booking_book(request uuid, resource integer,
	starts timestamp, minutes integer, member text, guest text,
	declared integer, companions jsonb, note text, settle text,
	reference text, check_in boolean, received_from text,
	dry_run boolean default false) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return desk.perform(request, 'booking_book', jsonb_build_object(
		'resource', resource, 'starts', starts, 'minutes', minutes,
		'member', member, 'guest', guest, 'declared', declared,
		'companions', companions, 'note', note, 'settle', settle,
		'reference', reference, 'check_in', check_in,
		'received_from', received_from), dry_run);
end
$$;

revoke all on function desk.booking_book(uuid, integer, timestamp, integer,
	text, text, integer, jsonb, text, text, text, boolean, text, boolean)
	from public;
grant execute on function desk.booking_book(uuid, integer, timestamp, integer,
	text, text, integer, jsonb, text, text, text, boolean, text, boolean)
	to desk_frontdesk, desk_manager;

reset role;
