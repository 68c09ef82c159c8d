-- SPDX-License-Identifier: GPL-3.0-or-later
-- What signing would do, as it is read by who signs from the queue, which says
-- that it is not done yet: not at the counter, so that neither the lane and who stands there, nor the reason that
-- goes on record under the manager's name, is before their eyes.  The sentence
-- of the outcome itself says as much as somebody at that desk needs.

set role desk_owner;

create or replace function desk.signover_said(wish desk.signover,
	outcome jsonb) returns text
language plpgsql stable
as $$
#variable_conflict use_variable
declare
	sentence constant text := outcome ->> 'sentence';
	lane constant text := wish.args ->> 'lane';
	reason constant text := regexp_replace(btrim(wish.args ->> 'reason'),
		'\s+', ' ', 'g');
	who text;
begin
	-- What is refused puts nothing on record.
	if (outcome ->> 'ok')::boolean is distinct from true then
		return sentence;
	end if;
	select desk.token_name('customer', x.customer::text) into who
	from desk.lane_at x where x.lane = lane;
	return concat(
		case when not starts_with(sentence, 'Lane ' || lane)
			then format('Lane %s: ', lane) end,
		case when strpos(sentence, who) = 0 then who || ': ' end,
		sentence,
		case when reason <> '' and strpos(sentence, reason) = 0
			then '; reason: ' || reason end);
end
$$;

revoke all on function desk.signover_said(desk.signover, jsonb) from public;

reset role;
