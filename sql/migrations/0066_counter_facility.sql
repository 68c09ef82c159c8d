-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: the house itself: lockers 001 to 108, and the 55 rooms from 200 to
-- 262, without the odd numbers from 247 on
-- (domain.md 1.2).  A unit's id follows from its number, so that two
-- installations agree, and each carries a QR tag on its key.

set role desk_owner;

insert into counter.rooms (id, number, type, status, floor)
select md5('counter.room.' || n)::uuid, n, counter.room_tier(n::text), 'CLEAN',
	2
from generate_series(200, 262) n
where n not in (247, 249, 251, 253, 255, 257, 259, 261);

insert into counter.lockers (id, number, status)
select md5('counter.locker.' || number)::uuid, number, 'CLEAN'
from (select to_char(n, 'FM000') as number
	from generate_series(1, 108) n) x;

insert into counter.key_tags (id, tag_code, tag_type, room_id)
select md5('counter.tag.R' || r.number)::uuid, 'R' || r.number, 'QR', r.id
from counter.rooms r;

insert into counter.key_tags (id, tag_code, tag_type, locker_id)
select md5('counter.tag.L' || l.number)::uuid, 'L' || l.number, 'QR', l.id
from counter.lockers l;

reset role;
