-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.unmatched_dismiss.

set role desk_owner;

create or replace function desk.unmatched_dismiss_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	u club.trackman_unmatched_bookings;
	place text;
begin
	args := args || jsonb_build_object('reason',
		desk.reason_check(args, 'A dismissal'));
	u := desk.unmatched_hold(args);
	perform desk.unmatched_close(u.id, 'dismissed', null);
	place := concat_ws(' ', desk.resource_label(u.resource_id),
		to_char(u.booking_date + u.start_time, 'Dy DD Mon HH24:MI'));
	perform desk.audit(args, 'dismiss_trackman_import', 'trackman',
		u.id::text, place, jsonb_build_object('status', u.status),
		jsonb_build_object('status', 'dismissed'));
	return jsonb_build_object('ok', true, 'booking', null,
		'version', desk.block_version('unmatched', u.id),
		'sentence', format('Dismissed import %s, %s',
			coalesce(desk.verbatim(u.trackman_booking_id),
				'#' || u.id), place),
		'detail', jsonb_build_object('unmatched', u.id));
end
$$;

revoke all on function desk.unmatched_dismiss_work(jsonb) from public;

reset role;
