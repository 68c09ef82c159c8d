-- SPDX-License-Identifier: GPL-3.0-or-later
-- What desk.signover_args() is asking just now.  A parameter of the session says
-- nothing about who set it, and any login can set one; a row here is written by
-- the owner's function alone, and is seen only inside the call that wrote it,
-- which always takes it back.

set role desk_owner;

create table desk.capture (
	pid integer not null,
	action name not null,
	constraint capture_pkey primary key (pid)
);
comment on table desk.capture is
	'of a call in flight: the write that only says what it is given; empty';

reset role;
