-- SPDX-License-Identifier: GPL-3.0-or-later
-- Matches one character that must not be kept, since it shows nothing, or
-- something else than it means: control, formatting and direction-changing
-- characters, fillers, tags (technical.md 4).

set role desk_owner;

create or replace function desk.unshowable() returns text
language sql immutable
as $$
	select '[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f'
		'\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff'
		'\U000e0000-\U000e007f]';
$$;

revoke all on function desk.unshowable() from public;

reset role;
