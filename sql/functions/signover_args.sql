-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the work of a write would be given for these arguments, in the order of
-- the function and without request and dry_run.  The function says so itself:
-- while desk.capture names it, desk.perform() hands back what it is called with
-- and does nothing.  So what is signed is what would have been done.

set role desk_owner;

create or replace function desk.signover_args(function oid, arguments text[])
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	p pg_catalog.pg_proc;
	call text;
	said text;
begin
	select x.* into strict p from pg_catalog.pg_proc x where x.oid = function;
	if coalesce(array_ndims(arguments), 1) <> 1
		or cardinality(arguments) not in (p.pronargs - 2, p.pronargs - 1)
		or octet_length(arguments::text) > 20000 then
		perform desk.refuse('limit', 'That is not what it takes');
	end if;
	select format('select desk.%I(gen_random_uuid(), %s)', p.proname,
		string_agg(format('%L::%s', arguments[a.n - 1],
			format_type(a.type, null)), ', ' order by a.n))
	into strict call
	from unnest(p.proargtypes::oid[]) with ordinality a (type, n)
	where a.n between 2 and p.pronargs - 1;

	-- gone with whatever the call raises
	insert into desk.capture (pid, action)
	values (pg_backend_pid(), p.proname);
	execute call;
	raise exception '% does not go through desk.perform()', p.proname
		using errcode = 'internal_error';
exception
	when sqlstate 'OD002' then
		get stacked diagnostics said = pg_exception_detail;
		if said::jsonb ->> 'action' <> p.proname then
			raise exception '% does something else', p.proname
				using errcode = 'internal_error';
		end if;
		return said::jsonb -> 'args';
	when data_exception then
		perform desk.refuse('limit', 'That is not what it takes');
end
$$;

revoke all on function desk.signover_args(oid, text[]) from public;

reset role;
