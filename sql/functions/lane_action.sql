-- SPDX-License-Identifier: GPL-3.0-or-later
-- The actions of the lane board: what they are about, the function they need,
-- and whether that is a manager's.

set role desk_owner;

create or replace view desk.lane_action as
select * from (values
	(1, 'lane', 'lane_start', 'lane_start', false),
	(2, 'lane', 'lane_language', 'lane_language', false),
	(3, 'lane', 'lane_membership', 'lane_membership', false),
	(4, 'lane', 'lane_select', 'lane_select', false),
	(5, 'lane', 'lane_confirm', 'lane_confirm', false),
	(6, 'lane', 'lane_assign', 'lane_assign', false),
	(7, 'lane', 'lane_answer', 'lane_answer', false),
	(8, 'lane', 'lane_past_due', 'lane_past_due', false),
	(9, 'lane', 'lane_past_due_bypass', 'lane_past_due_bypass', true),
	(10, 'lane', 'lane_id_override', 'lane_id_override', true),
	(11, 'lane', 'lane_ask_payment', 'lane_ask_payment', false),
	(12, 'lane', 'lane_pay', 'lane_pay', false),
	(13, 'lane', 'lane_sign', 'lane_sign', false),
	(14, 'lane', 'lane_reset', 'lane_reset', false),
	(20, 'unit', 'unit_clean', 'unit_clean', false),
	(21, 'unit', 'unit_override', 'unit_override', false),
	(22, 'unit', 'unit_out_of_order', 'unit_out_of_order', true),
	(23, 'unit', 'unit_swap', 'unit_swap', false),
	(24, 'unit', 'visit_upgrade', 'visit_upgrade', false),
	(25, 'unit', 'place_join', 'place_join', false),
	(26, 'unit', 'checkout_done', 'checkout_done', false),
	(27, 'unit', 'lane_renew', 'lane_renew', false),
	(28, 'unit', 'ban_lift', 'ban_lift', true),
	(30, 'place', 'place_offer', 'place_offer', false),
	(31, 'place', 'place_accept', 'place_accept', false),
	(32, 'place', 'place_decline', 'place_decline', false),
	(33, 'place', 'place_cancel', 'place_cancel', false),
	(40, 'checkout', 'checkout_claim', 'checkout_claim', false),
	(41, 'checkout', 'checkout_release', 'checkout_release', false),
	(42, 'checkout', 'checkout_done', 'checkout_done', false)
) as a (n, kind, action, needs, manager);

revoke all on desk.lane_action from public;

reset role;
