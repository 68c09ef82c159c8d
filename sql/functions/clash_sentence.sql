-- SPDX-License-Identifier: GPL-3.0-or-later
-- A clash in a sentence, from its holder.

set role desk_owner;

create or replace function desk.clash_sentence(holder jsonb) returns text
language sql immutable
as $$
	select case holder ->> 'kind'
		when 'booking' then format('%s has %s %s', h.name, h.label,
			h.span)
		when 'person' then format('%s is in %s %s', h.name, h.label,
			h.span)
		when 'block' then format('%s is blocked %s: %s', h.label,
			h.span, h.name)
		when 'closure' then format('%s is closed %s%s', h.label,
			h.span, ': ' || h.name)
		when 'slot' then format('Trackman has %s %s', h.label, h.span)
		else format('An unmatched import has %s %s', h.label, h.span)
	end
	from (select holder ->> 'name' as name, holder ->> 'label' as label,
		desk.span((holder ->> 'starts')::timestamp,
			(holder ->> 'ends')::timestamp) as span) h;
$$;

revoke all on function desk.clash_sentence(jsonb) from public;

reset role;
