-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a manager signed at the counter is told once more at the next sign-in of
-- whoever asked, unless their terminal says that it was (contracts.md "Writes":
-- a lost answer is not a lost truth).  Until now no terminal said so: what was
-- signed before is not told any more.

set role desk_owner;

update desk.signover s set heard_at = s.answered_at
where s.state = 'signed' and not s.queued and s.heard_at is null;
comment on column desk.signover.heard_at is
	'when whoever asked was told of the answer';

reset role;
