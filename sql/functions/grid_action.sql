-- SPDX-License-Identifier: GPL-3.0-or-later
-- The actions of the grid: what they are about, the function they need, and
-- whether that is a manager's.

set role desk_owner;

create or replace view desk.grid_action as
select * from (values
	(1, 'booking', 'booking_check_in', 'booking_check_in', false),
	(2, 'booking', 'booking_move', 'booking_move', false),
	(3, 'booking', 'booking_cancel', 'booking_cancel', false),
	(4, 'booking', 'booking_approve', 'booking_approve', false),
	(5, 'booking', 'booking_decline', 'booking_decline', false),
	(6, 'booking', 'attended', 'booking_outcome', false),
	(7, 'booking', 'no_show', 'booking_outcome', false),
	(8, 'booking', 'roster_change', 'roster_change', false),
	(9, 'booking', 'participant_settle', 'participant_settle', false),
	(10, 'booking', 'booking_assign', 'booking_assign', false),
	(11, 'booking', 'booking_revert', 'booking_revert', true),
	(12, 'block', 'block_remove', 'block_remove', true),
	(13, 'closure', 'block_remove', 'block_remove', true),
	(14, 'unmatched', 'unmatched_resolve', 'unmatched_resolve', false),
	(15, 'unmatched', 'unmatched_dismiss', 'unmatched_dismiss', false),
	(16, 'free', 'booking_book', 'booking_book', false),
	(17, 'free', 'resource_block', 'resource_block', true),
	(18, 'free', 'facility_close', 'facility_close', true)
) as a (n, kind, action, needs, manager);

revoke all on desk.grid_action from public;

reset role;
