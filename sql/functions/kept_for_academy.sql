-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: the columns that are counted by triggers (desk.kept_column()).

set role desk_owner;

-- Booked by a booking of it (academy_slot_hold.sql).
drop trigger if exists kept on academy.slot;
create trigger kept before insert or update of is_booked on academy.slot
	for each row execute function
		desk.kept_column('is_booked', 'false');

-- Sold by tickets (academy_ticket_places.sql).
drop trigger if exists kept on academy.event_ticket;
create trigger kept before insert or update of total_amount
	on academy.event_ticket
	for each row execute function
		desk.kept_column('total_amount', '0');

-- Bought with packages, used by sessions (academy_credit_settle.sql).  How
-- many a package begins with is judged by academy_bulk_sold.sql.
drop trigger if exists kept on academy.session_balance;
create trigger kept before insert or update of amount
	on academy.session_balance
	for each row execute function desk.kept_column('amount', '0');

drop trigger if exists kept on academy.user_bulk;
create trigger kept before update of number_of_sessions on academy.user_bulk
	for each row execute function desk.kept_column('number_of_sessions');

reset role;
