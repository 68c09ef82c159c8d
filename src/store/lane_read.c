/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the lane board as records. */
#include "config.h"

#include "store/lane_read.h"

#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "io/queries.h"
#include "store/quote_json.h"
#include "store/reading.h"

/* The cells of one reader read alike but for the query's name. */
#define TEXT(column) reading_text(rows, row, column)
#define NUMBER(column) reading_number(rows, row, column, 0)
#define FEE(column) reading_number(rows, row, column, -1)
#define STAMP(column) reading_stamp(rows, row, column)
#define AGO(column) reading_number(rows, row, column, -1)

static struct quote read_quote(const char *text, struct arena *arena)
{
	json_t *json = text[0] == '\0' ? NULL : json_loads(text, 0, NULL);
	struct quote quote = quote_json_read(json, arena);

	json_decref(json);
	return quote;
}

static void read_lane(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct lane *lane = record;

	*lane = (struct lane){
		.lane = TEXT(Q_LANE_BOARD_LANE),
		.session = TEXT(Q_LANE_BOARD_SESSION),
		.version = TEXT(Q_LANE_BOARD_VERSION),
		.state = TEXT(Q_LANE_BOARD_STATE),
		.mode = TEXT(Q_LANE_BOARD_MODE),
		.operator_name = TEXT(Q_LANE_BOARD_OPERATOR),
		.hours = NUMBER(Q_LANE_BOARD_HOURS),
		.since = STAMP(Q_LANE_BOARD_SINCE),
		.customer = TEXT(Q_LANE_BOARD_CUSTOMER),
		.name = TEXT(Q_LANE_BOARD_CUSTOMER_NAME),
		.membership = TEXT(Q_LANE_BOARD_MEMBERSHIP),
		.language = TEXT(Q_LANE_BOARD_LANGUAGE),
		.age = NUMBER(Q_LANE_BOARD_AGE),
		.stages = TEXT(Q_LANE_BOARD_STAGES),
		.next = TEXT(Q_LANE_BOARD_NEXT_ACTION),
		.next_words = TEXT(Q_LANE_BOARD_NEXT_WORDS),
		.selection = TEXT(Q_LANE_BOARD_SELECTION_WORDS),
		.unit = TEXT(Q_LANE_BOARD_UNIT),
		.unit_words = TEXT(Q_LANE_BOARD_UNIT_WORDS),
		.quote = read_quote(TEXT(Q_LANE_BOARD_QUOTE), arena),
		.payment = TEXT(Q_LANE_BOARD_PAYMENT),
		.payment_words = TEXT(Q_LANE_BOARD_PAYMENT_WORDS),
		.agreement = TEXT(Q_LANE_BOARD_AGREEMENT_WORDS),
		.past_due_minor = NUMBER(Q_LANE_BOARD_PAST_DUE_MINOR),
		.bypassed = rows_bool(rows, row, Q_LANE_BOARD_BYPASSED),
		.banned_until = STAMP(Q_LANE_BOARD_BANNED_UNTIL),
		.alert = TEXT(Q_LANE_BOARD_ALERT),
		.changed_ago_s = AGO(Q_LANE_BOARD_CHANGED_AGO),
		.changed_by = TEXT(Q_LANE_BOARD_CHANGED_BY),
	};
}

static void read_unit(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct unit *unit = record;

	(void)arena;
	*unit = (struct unit){
		.unit = TEXT(Q_LANE_UNITS_UNIT),
		.number = TEXT(Q_LANE_UNITS_NUMBER),
		.locker = strcmp(TEXT(Q_LANE_UNITS_KIND), "locker") == 0,
		.place = NUMBER(Q_LANE_UNITS_PLACE),
		.tier = TEXT(Q_LANE_UNITS_TIER),
		.state = unit_state_of(TEXT(Q_LANE_UNITS_STATE)[0]),
		.customer = TEXT(Q_LANE_UNITS_CUSTOMER),
		.name = TEXT(Q_LANE_UNITS_CUSTOMER_NAME),
		.visit = TEXT(Q_LANE_UNITS_VISIT),
		.starts = STAMP(Q_LANE_UNITS_STARTS),
		.ends = STAMP(Q_LANE_UNITS_ENDS),
		.late_minutes = NUMBER(Q_LANE_UNITS_LATE_MINUTES),
		.fee_minor = NUMBER(Q_LANE_UNITS_FEE_MINOR),
		.owed_minor = NUMBER(Q_LANE_UNITS_OWED_MINOR),
		.ban = rows_bool(rows, row, Q_LANE_UNITS_BAN),
		.held_for = TEXT(Q_LANE_UNITS_HELD_FOR),
		.held_until = STAMP(Q_LANE_UNITS_HELD_UNTIL),
		.version = TEXT(Q_LANE_UNITS_VERSION),
		.changed_ago_s = AGO(Q_LANE_UNITS_CHANGED_AGO),
		.changes_at = STAMP(Q_LANE_UNITS_CHANGES_AT),
	};
}

static void read_place(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct place *place = record;

	(void)arena;
	*place = (struct place){
		.place = TEXT(Q_LANE_WAITLIST_PLACE),
		.version = TEXT(Q_LANE_WAITLIST_VERSION),
		.position = NUMBER(Q_LANE_WAITLIST_POSITION),
		.tier = TEXT(Q_LANE_WAITLIST_TIER),
		.backup = TEXT(Q_LANE_WAITLIST_BACKUP),
		.customer = TEXT(Q_LANE_WAITLIST_CUSTOMER),
		.name = TEXT(Q_LANE_WAITLIST_CUSTOMER_NAME),
		.unit_now = TEXT(Q_LANE_WAITLIST_UNIT_NOW),
		.state = TEXT(Q_LANE_WAITLIST_STATE),
		.offered = TEXT(Q_LANE_WAITLIST_OFFERED),
		.offer_until = STAMP(Q_LANE_WAITLIST_OFFER_UNTIL),
		.eta = STAMP(Q_LANE_WAITLIST_ETA),
		.since = STAMP(Q_LANE_WAITLIST_SINCE),
	};
}

static void read_checkout(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct checkout *checkout = record;

	(void)arena;
	*checkout = (struct checkout){
		.checkout = TEXT(Q_LANE_CHECKOUTS_CHECKOUT),
		.version = TEXT(Q_LANE_CHECKOUTS_VERSION),
		.unit = TEXT(Q_LANE_CHECKOUTS_UNIT),
		.customer = TEXT(Q_LANE_CHECKOUTS_CUSTOMER),
		.name = TEXT(Q_LANE_CHECKOUTS_CUSTOMER_NAME),
		.asked_at = STAMP(Q_LANE_CHECKOUTS_ASKED_AT),
		.claimed_by = TEXT(Q_LANE_CHECKOUTS_CLAIMED_BY),
		.mine = rows_bool(rows, row, Q_LANE_CHECKOUTS_MINE),
		.claim_until = STAMP(Q_LANE_CHECKOUTS_CLAIM_UNTIL),
		.late_minutes = NUMBER(Q_LANE_CHECKOUTS_LATE_MINUTES),
		.fee_minor = NUMBER(Q_LANE_CHECKOUTS_FEE_MINOR),
	};
}

static void read_alert(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct lane_alert *alert = record;

	(void)arena;
	*alert = (struct lane_alert){
		.kind = TEXT(Q_LANE_ALERTS_KIND),
		.sentence = TEXT(Q_LANE_ALERTS_SENTENCE),
		.count = NUMBER(Q_LANE_ALERTS_N),
		.minor = NUMBER(Q_LANE_ALERTS_MINOR),
		.item_kind = TEXT(Q_LANE_ALERTS_ITEM_KIND),
		.item_id = TEXT(Q_LANE_ALERTS_ITEM_ID),
		.at = STAMP(Q_LANE_ALERTS_AT),
	};
}

static void read_near(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct unit_near *near = record;

	(void)arena;
	*near = (struct unit_near){
		.version = TEXT(Q_UNIT_PEEK_VERSION),
		.words = TEXT(Q_UNIT_PEEK_WORDS),
		.detail1 = TEXT(Q_UNIT_PEEK_DETAIL1),
		.detail2 = TEXT(Q_UNIT_PEEK_DETAIL2),
		.last_action = TEXT(Q_UNIT_PEEK_LAST_ACTION),
		.last_actor = TEXT(Q_UNIT_PEEK_LAST_ACTOR),
		.last_at = STAMP(Q_UNIT_PEEK_LAST_AT),
	};
}

static void read_rental(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct rental *rental = record;

	(void)arena;
	*rental = (struct rental){
		.rental = TEXT(Q_LANE_RENTALS_RENTAL),
		.words = TEXT(Q_LANE_RENTALS_WORDS),
		.minor = NUMBER(Q_LANE_RENTALS_MINOR),
		.free = NUMBER(Q_LANE_RENTALS_FREE),
		.supply = TEXT(Q_LANE_RENTALS_SUPPLY),
		.to_standard = FEE(Q_LANE_RENTALS_TO_STANDARD),
		.to_double = FEE(Q_LANE_RENTALS_TO_DOUBLE),
		.to_special = FEE(Q_LANE_RENTALS_TO_SPECIAL),
	};
}

static void read_person(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct lane_person *person = record;

	(void)arena;
	*person = (struct lane_person){
		.customer = TEXT(Q_LANE_LOOKUP_CUSTOMER),
		.name = TEXT(Q_LANE_LOOKUP_NAME),
		.age = NUMBER(Q_LANE_LOOKUP_AGE),
		.membership = TEXT(Q_LANE_LOOKUP_MEMBERSHIP),
		.card = TEXT(Q_LANE_LOOKUP_CARD),
		.matched = TEXT(Q_LANE_LOOKUP_MATCHED),
		.now = TEXT(Q_LANE_LOOKUP_NOW_TEXT),
		.banned_until = STAMP(Q_LANE_LOOKUP_BANNED_UNTIL),
		.past_due_minor = NUMBER(Q_LANE_LOOKUP_PAST_DUE_MINOR),
		.hits = NUMBER(Q_LANE_LOOKUP_HITS),
	};
}

static void read_can(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct possibility *can = record;

	(void)arena;
	*can = (struct possibility){
		.action = TEXT(Q_LANE_CAN_ACTION),
		.sentence = TEXT(Q_LANE_CAN_SENTENCE),
		.who_can = TEXT(Q_LANE_CAN_WHO_CAN),
		.possible = rows_bool(rows, row, Q_LANE_CAN_POSSIBLE),
	};
}

static void read_history(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct history_entry *entry = record;

	(void)arena;
	*entry = (struct history_entry){
		.at = STAMP(Q_LANE_HISTORY_AT),
		.who = TEXT(Q_LANE_HISTORY_WHO),
		.desk = TEXT(Q_LANE_HISTORY_DESK),
		.action = TEXT(Q_LANE_HISTORY_ACTION),
		.words = TEXT(Q_LANE_HISTORY_WORDS),
		.reason = TEXT(Q_LANE_HISTORY_REASON),
		.received_from = TEXT(Q_LANE_HISTORY_RECEIVED_FROM),
	};
}

static void read_left(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct left_open *left = record;

	(void)arena;
	*left = (struct left_open){
		.kind = TEXT(Q_LANE_HANDOVER_KIND),
		.words = TEXT(Q_LANE_HANDOVER_WORDS),
		.at = STAMP(Q_LANE_HANDOVER_AT),
	};
}

static void read_membership(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct membership *membership = record;

	(void)arena;
	*membership = (struct membership){
		.choice = TEXT(Q_LANE_MEMBERSHIPS_CHOICE),
		.intent = TEXT(Q_LANE_MEMBERSHIPS_INTENT),
		.words = TEXT(Q_LANE_MEMBERSHIPS_WORDS),
		.minor = NUMBER(Q_LANE_MEMBERSHIPS_MINOR),
		.why_not = TEXT(Q_LANE_MEMBERSHIPS_WHY_NOT),
		.card = TEXT(Q_LANE_MEMBERSHIPS_CARD),
	};
}

static void read_agreement(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct agreement *agreement = record;

	(void)arena;
	*agreement = (struct agreement){
		.version = TEXT(Q_LANE_AGREEMENT_VERSION),
		.language = TEXT(Q_LANE_AGREEMENT_LANGUAGE),
		.title = TEXT(Q_LANE_AGREEMENT_TITLE),
		.words = TEXT(Q_LANE_AGREEMENT_WORDS),
	};
}

static void read_tier(void *record, const struct rows *rows, int row,
	struct arena *arena)
{
	struct tier_waited *tier = record;

	(void)arena;
	*tier = (struct tier_waited){
		.tier = TEXT(Q_PLACE_TIERS_TIER),
		.minor = FEE(Q_PLACE_TIERS_MINOR),
		.supply = TEXT(Q_PLACE_TIERS_SUPPLY),
		.why_not = TEXT(Q_PLACE_TIERS_WHY_NOT),
	};
}

#define READER(name, type, reads) \
	{ .query = &q_##name, .size = sizeof(struct type), .read = reads }

const struct lane_reader lane_readers[LANE_PARTS] = {
	[LANE_LANES] = READER(lane_board, lane, read_lane),
	[LANE_UNITS] = READER(lane_units, unit, read_unit),
	[LANE_PLACES] = READER(lane_waitlist, place, read_place),
	[LANE_CHECKOUTS] = READER(lane_checkouts, checkout, read_checkout),
	[LANE_ALERTS] = READER(lane_alerts, lane_alert, read_alert),
	[LANE_NEAR] = READER(unit_peek, unit_near, read_near),
	[LANE_RENTALS] = READER(lane_rentals, rental, read_rental),
	[LANE_PEOPLE] = READER(lane_lookup, lane_person, read_person),
	[LANE_CAN] = READER(lane_can, possibility, read_can),
	[LANE_HISTORY] = READER(lane_history, history_entry, read_history),
	[LANE_HANDOVER] = READER(lane_handover, left_open, read_left),
	[LANE_MEMBERSHIPS] = READER(lane_memberships, membership,
		read_membership),
	[LANE_AGREEMENT] = READER(lane_agreement, agreement, read_agreement),
	[LANE_TIERS] = READER(place_tiers, tier_waited, read_tier),
};

void lane_table_point(struct lane_table *table, const void *records)
{
	switch (table->part) {
	case LANE_LANES: table->lanes = records; break;
	case LANE_UNITS: table->units = records; break;
	case LANE_PLACES: table->places = records; break;
	case LANE_CHECKOUTS: table->checkouts = records; break;
	case LANE_ALERTS: table->alerts = records; break;
	case LANE_NEAR: table->near = records; break;
	case LANE_RENTALS: table->rentals = records; break;
	case LANE_PEOPLE: table->people = records; break;
	case LANE_CAN: table->can = records; break;
	case LANE_HISTORY: table->history = records; break;
	case LANE_HANDOVER: table->left = records; break;
	case LANE_MEMBERSHIPS: table->memberships = records; break;
	case LANE_AGREEMENT: table->agreement = records; break;
	case LANE_TIERS: table->tiers = records; break;
	case LANE_PARTS: break;
	}
}
