-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may do what with every schema, table, view, sequence and function of
-- ours, one line an object and right holders: privileges.sh compares it with
-- privileges.tsv.  The owner's own rights are not said, and a sequence only
-- when somebody may use it.  `-` holds nothing; a * after a right means that
-- the holder may pass it on.

with object as (
	select n.nspname::text as schema, 'schema' as kind, n.nspname::text as name,
		'' as part, n.nspacl as acl, 'n' as default_for,
		n.nspowner as owner
	from pg_namespace n
	union all
	select n.nspname, case c.relkind when 'v' then 'view'
		when 'm' then 'view' when 'S' then 'sequence' else 'table' end,
		c.oid::regclass::text, '', c.relacl,
		case c.relkind when 'S' then 's' else 'r' end, c.relowner
	from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
	union all
	select n.nspname, 'table', c.oid::regclass::text, a.attname, a.attacl,
		'c', c.relowner
	from pg_attribute a
	join pg_class c on c.oid = a.attrelid
	join pg_namespace n on n.oid = c.relnamespace
	where a.attacl is not null and not a.attisdropped
	union all
	select n.nspname, 'function', format('%I.%I(%s)', n.nspname, p.proname,
		oidvectortypes(p.proargtypes)), '', p.proacl, 'f',
		p.proowner
	from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace
), ours as (
	select o.*, a.grantee, lower(a.privilege_type)
		|| case when a.is_grantable then '*' else '' end as privilege
	from object o
	left join aclexplode(coalesce(o.acl, acldefault(o.default_for::"char",
		o.owner)))
		as a on a.grantee <> o.owner
	where o.schema in ('desk', 'club', 'academy', 'counter', 'gym',
		'platform')
), held as (
	-- a right to columns names them
	select schema, kind, name, grantee,
		array_position(array['usage', 'create', 'execute', 'select',
			'insert', 'update', 'delete', 'truncate', 'references',
			'trigger'], rtrim(privilege, '*')) as place,
		privilege || coalesce('(' || string_agg(part, ' ' order by part)
			filter (where part <> '') || ')', '') as words
	from ours
	group by schema, kind, name, grantee, privilege, part = ''
), holder as (
	select schema, kind, name, case grantee when 0 then 'PUBLIC'
			else grantee::regrole::text end as who,
		string_agg(words, ' ' order by place, words) as rights
	from held
	where grantee is not null
	group by schema, kind, name, grantee
)
select kind, name, string_agg(who, ' ' order by who) as who, rights
from holder
group by kind, name, rights
union all
select kind, name, '-', '-'
from held h
where kind <> 'sequence'
group by kind, name
having count(grantee) = 0
order by 1, 2, 3;
