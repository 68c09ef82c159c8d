-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a block or closure that was made; `ids` are its rows, one a
-- day.  Bookings that lie under it stay, and the sentence counts them.

set role desk_owner;

create or replace function desk.block_outcome(sentence text, kind text,
	ids jsonb, displaced jsonb) returns jsonb
language sql volatile
as $$
	select jsonb_build_object('ok', true, 'sentence', sentence
			|| case jsonb_array_length(displaced)
				when 0 then ''
				when 1 then '; 1 booking is displaced'
				else format('; %s bookings are displaced',
					jsonb_array_length(displaced)) end,
		'booking', null,
		'version', desk.block_version(kind, (ids -> 0)::integer),
		'detail', jsonb_build_object('kind', kind, 'ids', ids,
			'displaced', displaced),
		'undo', jsonb_build_object('action', 'blocks_remove', 'args',
			jsonb_build_object('kind', kind, 'ids', (
				select jsonb_agg(jsonb_build_object(
					'id', i, 'version',
					desk.block_version(kind, i::integer)))
				from jsonb_array_elements(ids) i),
				'reason', 'undone')));
$$;

revoke all on function desk.block_outcome(text, text, jsonb, jsonb)
	from public;

reset role;
