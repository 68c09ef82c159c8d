-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives an import's booking to a member, with all that follows, and says so:
-- the outcome of both ways to resolve one (desk.unmatched_resolve,
-- desk.booking_assign).  The booking must be held, with its lanes and the
-- member's.  An import is a fact: where it meets something else that is said,
-- not refused.  `mail` is the e-mail it came under.

set role desk_owner;

create or replace function desk.import_give(args jsonb, booking integer,
	member text, action text, mail text, before jsonb) returns jsonb
language plpgsql
as $$
begin
	perform desk.import_assign(booking, member);
	perform desk.import_end(booking);
	perform desk.email_link(member, mail);
	perform desk.audit(args, action, 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking));
	return desk.outcome(format('Import %s is {user:%s}''s: %s', (
			select coalesce(desk.verbatim(b.trackman_booking_id),
				'#' || b.id)
			from club.booking_requests b
			where b.id = booking), member,
			desk.booking_when(booking)),
		booking, desk.fees_detail(booking, jsonb_build_object(
			'warnings', desk.overlap_warnings(booking))));
end
$$;

revoke all on function desk.import_give(jsonb, integer, text, text, text,
	jsonb) from public;

reset role;
