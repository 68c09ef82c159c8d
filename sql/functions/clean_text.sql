-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody typed or pasted, fit to be kept: runs of blanks and line ends
-- become one blank, nothing becomes null.  Control, formatting and
-- direction-changing characters are refused, since they would show one thing
-- and mean another.

set role desk_owner;

create or replace function desk.clean_text(said text, most integer,
	what text) returns text
language plpgsql
as $$
declare
	clean text := btrim(regexp_replace(said, '\s+', ' ', 'g'));
begin
	if clean ~ desk.unshowable() then
		perform desk.refuse('limit', what
			|| ' holds characters that cannot be shown');
	end if;
	if length(clean) > most then
		perform desk.refuse('limit', format(
			'%s has %s characters, at most %s fit',
			what, length(clean), most));
	end if;
	return nullif(clean, '');
end
$$;

revoke all on function desk.clean_text(text, integer, text) from public;

reset role;
