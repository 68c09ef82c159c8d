-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the club's site shows and is set to: the same at any scale.

set role desk_owner;

create function demo.club_site(first bigint, last bigint) returns void
language sql
as $$
	insert into club.notice_types (name, description) values
		('private_event', 'The place is taken for the evening'),
		('maintenance', 'A bay is out of order'),
		('holiday', 'Other hours'),
		('weather', null);
	insert into club.discount_rules (discount_tag, name, discount_percent,
		is_active) values
		('family', 'Family member', 20, true),
		('founder', 'Founding member', 15, true),
		('military', 'Military', 10, true),
		('launch', 'Opening weeks', 30, false);
	insert into club.family_add_on_products (tier_name, stripe_product_id,
		price_cents)
	select t.name, 'prod_family_' || t.slug, t.monthly_price_cents * 4 / 5
	from club.membership_tiers t
	where t.slug in ('social', 'core', 'premium');
	insert into club.stripe_products (stripe_product_id, hubspot_product_id,
		name, price_cents)
	select 'prod_' || t.slug, 'hs_' || t.slug, t.name || ' membership',
		t.monthly_price_cents
	from club.membership_tiers t
	where t.monthly_price_cents is not null
	order by t.id;
	insert into club.stripe_products (stripe_product_id, hubspot_product_id,
		name, price_cents) values
		('prod_day_golf', null, 'Day pass golf simulator', 5000),
		('prod_day_work', null, 'Day pass workspace', 2500),
		('prod_guest', null, 'Guest fee', 2500);
	insert into club.hubspot_product_mappings (hubspot_product_id,
		internal_product_type, tier_slug)
	select 'hs_' || t.slug, 'tier', t.slug from club.membership_tiers t
	order by t.id;
	insert into club.hubspot_product_mappings (hubspot_product_id,
		internal_product_type) values ('hs_day_golf', 'day_pass');
	insert into club.hubspot_form_configs (form_type, hubspot_form_id,
		hubspot_portal_id) values
		('tour_request', md5('tour'), '40001'),
		('membership_inquiry', md5('membership'), '40001'),
		('private_event', md5('event'), '40001'),
		('contact', md5('contact'), '40001');
	insert into club.system_settings (key, value) values
		('maintenance_mode', 'false'),
		('corporate_seat_cents',
			'{"1":35000,"5":32500,"10":29900,"20":27500,"50":24900}'),
		('last_pass_reset', to_char(date_trunc('month',
			demo.began()::timestamp), 'YYYY-MM-DD'));
	insert into club.app_settings (key, value, category) values
		('booking.auto_expire', 'true', 'booking'),
		('booking.pending_limit', '1', 'booking'),
		('mail.sender', 'Front desk', 'mail'),
		('trackman.tolerance_minutes', '5', 'trackman')
	on conflict do nothing;
	insert into club.faqs (question, answer, category, sort_order,
		is_active) values
		('Where do I park?', 'Behind the building; the first two hours '
			'are free.', 'visit', 1, true),
		('May I bring a guest?', 'Yes. A pass covers one, otherwise 25 '
			'dollars each.', 'guests', 2, true),
		('How far ahead may I book?', 'Seven days, with some tiers '
			'more.', 'booking', 3, true),
		('What if I am late?', 'Call us. After half an hour somebody '
			'else may take the bay.', 'booking', 4, true),
		('Do you lend clubs?', 'Two sets, one of them left-handed.',
			'visit', 5, true),
		('Is there food?', 'The café is open as long as the bays are.',
			'cafe', 6, true),
		('Masks?', 'Not any more.', 'visit', 7, false);
	insert into club.gallery_images (title, url, category, sort_order)
	select v.title, 'https://images.example/' || v.file, v.category,
		row_number() over ()
	from (values ('Bay 1', 'bay-1.jpg', 'bays'),
		('Bay 4 with the sofa', 'bay-4.jpg', 'bays'),
		('Conference room', 'conference.jpg', 'rooms'),
		('The bar', 'bar.jpg', 'cafe'),
		('Wine night', 'wine-night.jpg', 'events'),
		(null, 'terrace.jpg', 'rooms')) as v (title, file, category);
	insert into club.training_sections (title, guide_id, content,
		sort_order) values
		('Opening the club', 'opening', 'Lights, projectors, till, '
			'café; then the console.', 1),
		('Checking in', 'check-in', 'Find the booking, complete the '
			'roster, take what is owed.', 2),
		('Guests and passes', 'guests', 'A pass first, then the '
			'card.', 3),
		('When Trackman does not match', 'unmatched', 'E-mail, then '
			'name, then ask.', 4),
		('Closing', null, 'Settle the day, lock the bays.', 5);
	insert into club.cafe_items (category, name, price, description,
		is_active) values
		('Coffee', 'Espresso', 3.50, null, true),
		('Coffee', 'Cappuccino', 4.50, 'oat milk on request', true),
		('Coffee', 'Iced latte', 5.00, null, true),
		('Beer', 'Pale ale', 7.00, 'on tap', true),
		('Beer', 'Alcohol free', 6.00, null, true),
		('Wine', 'House red', 9.00, 'glass', true),
		('Wine', 'House white', 9.00, 'glass', true),
		('Snacks', 'Club sandwich', 14.00, null, true),
		('Snacks', 'Nachos', 11.00, 'for two', true),
		('Snacks', 'Soup of the day', 9.50, null, false),
		('Soft drinks', 'Water', 3.00, null, true),
		('Soft drinks', 'Lemonade', 4.00, 'home-made', true);
$$;

select demo.add_step('club: site', 'demo.club_site', 1, cost => 70,
	tables => 'club.notice_types club.discount_rules '
		'club.family_add_on_products club.stripe_products '
		'club.hubspot_product_mappings club.hubspot_form_configs '
		'club.system_settings club.app_settings club.faqs '
		'club.gallery_images club.training_sections club.cafe_items');

reset role;
