-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking's place and time from its record (desk.booking_facts): "Bay 3
-- 15:00-16:30", with the day where it is not `day`.

set role desk_owner;

create or replace function desk.place_words(facts jsonb, day date)
returns text
language sql stable
as $$
	select concat_ws(' ', desk.resource_label(
			(facts ->> 'resource')::integer),
		case when f.starts::date is distinct from day
			then to_char(f.starts, 'Dy DD Mon') end,
		desk.span(f.starts, (facts ->> 'ends')::timestamp))
	from (select (facts ->> 'starts')::timestamp as starts) f;
$$;

revoke all on function desk.place_words(jsonb, date) from public;

reset role;
