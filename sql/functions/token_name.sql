-- SPDX-License-Identifier: GPL-3.0-or-later
-- The listing name a token of an outcome stands for; {head:7} is the name of
-- participant 7 in its natural order, {brace:1} a brace that somebody wrote.  A name that looks like a token has no
-- key and names nobody.

set role desk_owner;

create or replace function desk.token_name(kind text, key text) returns text
language plpgsql stable
as $$
begin
	if kind = 'customer' then
		return (select desk.listing_name(c.name)
			from counter.customers c
			where key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
			  and c.id = key::uuid);
	elsif kind <> 'user' and key !~ '^[0-9]{1,9}$' then
		return null;
	end if;
	case kind
	when 'brace' then
		return '{';
	when 'user' then
		return (select desk.listing_name(u.name)
			from club.users u where u.id = key);
	when 'booking' then
		return desk.booking_name(key::integer);
	when 'participant' then
		return (select desk.listing_name(p.display_name)
			from club.booking_participants p
			where p.id = key::integer);
	when 'head' then
		return (select p.display_name
			from club.booking_participants p
			where p.id = key::integer);
	when 'guest' then
		return (select desk.listing_name(g.name)
			from club.guests g where g.id = key::integer);
	when 'slot' then
		return (select desk.listing_name(s.customer_name)
			from club.trackman_bay_slots s
			where s.id = key::integer);
	when 'unmatched' then
		return (select desk.listing_name(b.user_name)
			from club.trackman_unmatched_bookings b
			where b.id = key::integer);
	end case;
end
$$;

revoke all on function desk.token_name(text, text) from public;

reset role;
