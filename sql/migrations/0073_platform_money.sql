-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: invoices, ways to pay and payments (document 004, 4; domain.md 5).
-- Amounts are euros; a refund is a transaction of its own.

set role desk_owner;

create table platform.invoices (
	id uuid not null default gen_random_uuid(),
	subscription_id uuid,
	user_id uuid not null,
	total_amount numeric(12, 2) not null,
	status text not null default 'draft',
	stripe_invoice_id text,
	paid_at timestamptz,
	-- additions: domain.md §5: total = subtotal + tax - discount
	subtotal_amount numeric(12, 2) not null,
	tax_amount numeric(12, 2) not null default 0,
	discount_amount numeric(12, 2) not null default 0,
	-- addition: domain.md §5, document 004 "Audit Timestamps"
	created_at timestamptz not null default now(),
	constraint invoices_pkey primary key (id),
	constraint invoices_subscription_fkey foreign key (subscription_id)
		references platform.subscriptions (id),
	constraint invoices_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint invoices_stripe_key unique (stripe_invoice_id),
	constraint invoices_status_check check (status in ('draft', 'open',
		'paid', 'void', 'uncollectible')),
	constraint invoices_amounts_check check (total_amount >= 0
		and subtotal_amount >= 0 and tax_amount >= 0
		and discount_amount >= 0),
	constraint invoices_total_check check (total_amount
		= subtotal_amount + tax_amount - discount_amount),
	constraint invoices_paid_check
		check ((status = 'paid') = (paid_at is not null))
);
create index invoices_subscription_idx on platform.invoices (subscription_id);
create index invoices_user_idx on platform.invoices (user_id, created_at);
create index invoices_status_idx on platform.invoices (status, created_at);
create index invoices_created_idx on platform.invoices (created_at);

create table platform.invoice_line_items (
	id uuid not null default gen_random_uuid(),
	invoice_id uuid not null,
	description text not null,
	-- of the line, negative for a credit that is prorated
	amount numeric(12, 2) not null,
	quantity numeric not null default 1,
	proration boolean not null default false,
	constraint invoice_line_items_pkey primary key (id),
	constraint invoice_line_items_invoice_fkey foreign key (invoice_id)
		references platform.invoices (id),
	constraint invoice_line_items_description_check
		check (length(description) between 1 and 500),
	constraint invoice_line_items_quantity_check check (quantity > 0),
	constraint invoice_line_items_amount_check
		check (amount >= 0 or proration)
);
create index invoice_line_items_invoice_idx
	on platform.invoice_line_items (invoice_id);

create table platform.payment_methods (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	type text not null,
	provider_payment_method_id text not null,
	card_brand text,
	card_last4 text,
	is_default boolean not null default false,
	constraint payment_methods_pkey primary key (id),
	constraint payment_methods_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint payment_methods_provider_key
		unique (provider_payment_method_id),
	constraint payment_methods_type_check
		check (length(type) between 1 and 50),
	constraint payment_methods_last4_check
		check (card_last4 ~ '^[0-9]{4}$')
);
create index payment_methods_user_idx on platform.payment_methods (user_id);
create unique index payment_methods_default_key
	on platform.payment_methods (user_id) where is_default;

create table platform.payment_transactions (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	amount numeric(12, 2) not null,
	status text not null default 'pending',
	stripe_payment_intent_id text,
	receipt_url text,
	-- addition: domain.md §5
	transaction_type text not null default 'payment',
	-- additions: domain.md §5 (a refund changes the booking that was paid),
	-- document 004: links to invoices and subscriptions
	booking_id uuid,
	invoice_id uuid,
	subscription_id uuid,
	-- addition: domain.md §5, document 004 "Audit Timestamps"
	created_at timestamptz not null default now(),
	constraint payment_transactions_pkey primary key (id),
	constraint payment_transactions_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint payment_transactions_booking_fkey foreign key (booking_id)
		references platform.bookings (id),
	constraint payment_transactions_invoice_fkey foreign key (invoice_id)
		references platform.invoices (id),
	constraint payment_transactions_subscription_fkey
		foreign key (subscription_id)
		references platform.subscriptions (id),
	constraint payment_transactions_type_check check (transaction_type
		in ('payment', 'refund', 'chargeback', 'adjustment')),
	constraint payment_transactions_status_check check (status in
		('pending', 'succeeded', 'failed', 'canceled',
		'requires_action')),
	constraint payment_transactions_amount_check check (amount >= 0),
	constraint payment_transactions_one_thing_check
		check (num_nonnulls(booking_id, invoice_id) <= 1),
	constraint payment_transactions_refund_check
		check (transaction_type <> 'refund'
		or num_nonnulls(booking_id, invoice_id) = 1)
);
-- A notification that comes twice is one payment.
create unique index payment_transactions_intent_key
	on platform.payment_transactions (stripe_payment_intent_id)
	where transaction_type = 'payment';
create index payment_transactions_intent_idx
	on platform.payment_transactions (stripe_payment_intent_id);
create index payment_transactions_user_idx
	on platform.payment_transactions (user_id, created_at);
create index payment_transactions_booking_idx
	on platform.payment_transactions (booking_id);
create index payment_transactions_invoice_idx
	on platform.payment_transactions (invoice_id);
create index payment_transactions_subscription_idx
	on platform.payment_transactions (subscription_id);
create index payment_transactions_created_idx
	on platform.payment_transactions (created_at);
create index payment_transactions_status_idx
	on platform.payment_transactions (status, created_at);

reset role;
