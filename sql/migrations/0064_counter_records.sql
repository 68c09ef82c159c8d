-- SPDX-License-Identifier: GPL-3.0-or-later
-- counter: agreements and what was signed, and the record of what staff did
-- (document 002 "agreements", "agreement_signatures"; domain.md 1.1).  What
-- was signed and what was logged is only ever added to.

set role desk_owner;

create table counter.agreements (
	id uuid not null default gen_random_uuid(),
	version varchar not null,
	title varchar not null,
	body_text text not null,
	active boolean not null default false,
	constraint agreements_pkey primary key (id),
	constraint agreements_version_key unique (version),
	-- a signature names the version of its own agreement
	constraint agreements_id_version_key unique (id, version),
	constraint agreements_text_check check (body_text ~ '[^[:space:]]'
		and title ~ '[^[:space:]]' and version ~ '[^[:space:]]')
);
create unique index agreements_active_key on counter.agreements (active)
	where active;

create table counter.agreement_signatures (
	id uuid not null default gen_random_uuid(),
	agreement_id uuid not null,
	agreement_text_snapshot text not null,
	agreement_version varchar not null,
	checkin_block_id uuid,
	signature_png_base64 text,
	signature_strokes_json jsonb,
	signed_at timestamptz not null default clock_timestamp(),
	customer_name varchar not null,
	membership_number varchar,
	-- addition: domain.md §1.1
	signed_method varchar not null default 'DIGITAL',
	constraint agreement_signatures_pkey primary key (id),
	constraint agreement_signatures_agreement_fkey
		foreign key (agreement_id, agreement_version)
		references counter.agreements (id, version),
	constraint agreement_signatures_block_fkey
		foreign key (checkin_block_id)
		references counter.checkin_blocks (id),
	constraint agreement_signatures_method_check
		check (signed_method in ('DIGITAL', 'MANUAL')),
	-- what was signed on paper, or vouched for by staff, has no strokes
	constraint agreement_signatures_payload_check check (
		signed_method = 'MANUAL' or num_nonnulls(signature_png_base64,
			signature_strokes_json) > 0)
);
create index agreement_signatures_agreement_idx
	on counter.agreement_signatures (agreement_id, agreement_version);
create index agreement_signatures_block_idx
	on counter.agreement_signatures (checkin_block_id)
	where checkin_block_id is not null;
create index agreement_signatures_signed_idx
	on counter.agreement_signatures (signed_at);

create table counter.audit_log (
	id uuid not null default gen_random_uuid(),
	staff_id uuid,
	user_id varchar,
	user_role varchar,
	action counter.audit_action not null,
	entity_type varchar not null,
	entity_id uuid not null,
	old_value jsonb,
	new_value jsonb,
	override_reason text,
	ip_address inet,
	user_agent text,
	metadata jsonb,
	created_at timestamptz not null default clock_timestamp(),
	constraint audit_log_pkey primary key (id),
	constraint audit_log_staff_fkey foreign key (staff_id)
		references counter.staff (id),
	-- the strings of domain.md 1.1, and the tables that they leave out
	constraint audit_log_entity_type_check check (entity_type in (
		'waitlist', 'visit', 'room', 'locker', 'payment_intent',
		'customer', 'checkin_block', 'staff', 'staff_session',
		'register_session', 'staff_webauthn_credential',
		'timeclock_session', 'time_off_request', 'employee_shift',
		'employee_document', 'lane_session', 'checkout_request',
		'agreement', 'key_tag', 'charge')),
	constraint audit_log_reason_check check (action <> 'OVERRIDE'
		or coalesce(override_reason ~ '[^[:space:]]', false))
);
create index audit_log_created_idx on counter.audit_log (created_at);
create index audit_log_entity_idx
	on counter.audit_log (entity_type, entity_id, created_at);
create index audit_log_staff_idx on counter.audit_log (staff_id, created_at);

reset role;
