-- SPDX-License-Identifier: GPL-3.0-or-later
-- A fact that overlaps others in the club is an issue of the club's own list
-- as well, where its staff look for such things; once for each fact and lane.
-- One that was resolved and comes again is open again, an ignored one stays so.

set role desk_owner;

create or replace function desk.issue_tracked() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
	insert into club.integrity_issues_tracking as i (issue_key,
		issue_type, details, first_detected_at)
	select concat_ws(':', new.kind, new.detail ->> 'src',
			new.detail ->> 'src_id', l.kind, l.key),
		new.kind, new.detail, desk.local_now('club')
	from desk.lane l
	where l.id = (new.detail ->> 'lane')::integer and l.system = 'club'
	on conflict (issue_key) do update
	set status = 'open', details = excluded.details
	where i.status = 'resolved';
	return null;
end
$$;

drop trigger if exists tracked on desk.integrity_issue;
create trigger tracked after insert on desk.integrity_issue
	for each row execute function desk.issue_tracked();

comment on table desk.integrity_issue is
	'facts of any system that arrived over other facts';

revoke all on function desk.issue_tracked() from public;

reset role;
