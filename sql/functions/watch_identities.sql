-- SPDX-License-Identifier: GPL-3.0-or-later
-- The index of people follows the tables of all systems.  It belongs to us and
-- the tables to others, so it never raises: a row that the index cannot take
-- is noted in desk.integrity_issue, and verify and rebuild put it right
-- (database.md 4).
--
-- Rows that come or go are followed a statement at a time; of those that
-- change, only the ones whose name or keys did.  The trigger's arguments are
-- the system, the kind of desk.identity_facts, and the type of the key.

set role desk_owner;

-- Without personal data: keys of rows, and what the server said.
create or replace function desk.identity_trouble(system text, kind text,
	keys text[], state text) returns void
language plpgsql
as $$
begin
	insert into desk.integrity_issue (at, kind, detail)
	values (desk.clock(), 'index', jsonb_build_object('system', system,
		'kind', identity_trouble.kind, 'rows', cardinality(keys), 'keys', keys[:20],
		'sqlstate', state));
exception when others then
	null; -- there is no other place to say it
end
$$;

create or replace function desk.watch_identities() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	keys text[];
begin
	if tg_op = 'UPDATE' then
		keys := array[old.id::text, new.id::text];
	elsif tg_op = 'INSERT' then
		select array_agg(n.id::text) into keys from new_rows n;
	else
		select array_agg(o.id::text) into keys from old_rows o;
	end if;
	if keys is null then
		return null;
	elsif tg_argv[2] = 'integer' then
		perform desk.identity_refresh(tg_argv[0], tg_argv[1],
			ints => keys::integer[]);
	elsif tg_argv[2] = 'uuid' then
		perform desk.identity_refresh(tg_argv[0], tg_argv[1],
			uuids => keys::uuid[]);
	else
		perform desk.identity_refresh(tg_argv[0], tg_argv[1],
			texts => keys);
	end if;
	return null;
exception when others then
	perform desk.identity_trouble(tg_argv[0], tg_argv[1], keys, sqlstate);
	return null;
end
$$;

-- The tables of desk.identity_facts, with the columns that it reads.
do $$
declare
	t record;
	changes text;
begin
	for t in
		select x.source::regclass as source, x.kind, x.columns,
			split_part(x.source, '.', 1) as system,
			case a.atttypid when 'integer'::regtype then 'integer'
				when 'uuid'::regtype then 'uuid'
				else 'text' end as key_type
		from (values
			('club.users', 'member',
				'{id,name,email,phone,membership_status}'),
			('club.user_linked_emails', 'e-mail',
				'{id,primary_email,linked_email}'),
			('club.guests', 'guest', '{id,name,email,phone}'),
			('academy."user"', 'user', '{id,first_name,last_name,'
				'email,phone_number}'),
			('academy.child', 'child',
				'{id,first_name,last_name,name,birthdate}'),
			('counter.customers', 'customer', '{id,name,dob,'
				'membership_number,id_scan_hash}'),
			('gym."user"', 'user', '{id,first_name,last_name,'
				'email,email_verified}'),
			('platform.users', 'user',
				'{id,email,email_verified,status}'),
			('platform.user_profiles', 'profile',
				'{id,first_name,last_name,display_name}')
		) as x (source, kind, columns)
		join pg_attribute a on a.attrelid = x.source::regclass
			and a.attname = 'id'
	loop
		select string_agg(format('old.%1$I is distinct from new.%1$I',
			c), ' or ') into changes
		from unnest(t.columns::text[]) c;
		execute format('drop trigger if exists identity_insert on %1$s;
			drop trigger if exists identity_update on %1$s;
			drop trigger if exists identity_delete on %1$s;
			create trigger identity_insert after insert on %1$s
			referencing new table as new_rows for each statement
			execute function desk.watch_identities(%2$L, %3$L, %4$L);
			create trigger identity_update after update on %1$s
			for each row when (%5$s)
			execute function desk.watch_identities(%2$L, %3$L, %4$L);
			create trigger identity_delete after delete on %1$s
			referencing old table as old_rows for each statement
			execute function desk.watch_identities(%2$L, %3$L, %4$L)',
			t.source, t.system, t.kind, t.key_type, changes);
	end loop;
end
$$;

revoke all on function desk.identity_trouble(text, text, text[], text)
	from public;
revoke all on function desk.watch_identities() from public;

reset role;
