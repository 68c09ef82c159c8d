/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts in words. */
#include "config.h"

#include "flow/booking_alerts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/booking_view.h"
#include "flow/slot_items.h"
#include "model/money.h"
#include "store/booking_store.h"

#define COUNTED 99		/* the database stops soon after */

static const struct kind {
	const char *name, *letter, *one, *many;
	enum style style;
} kinds[] = {
	{ "late", "!", "late", "late", STYLE_ALERT },
	{ "displaced", "%", "displaced", "displaced", STYLE_ALERT },
	{ "request", "?", "request", "requests", STYLE_NOTICE },
	{ "unmatched", "u", "unmatched", "unmatched", STYLE_NOTICE },
};

static const struct kind *kind_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	}
	return NULL;
}

/* How many alerts from this one on are of its kind. */
static int run_length(const struct grid_data *data, int first)
{
	int n = 1;

	while (first + n < data->alert_count &&
	       strcmp(data->alerts[first + n].kind, data->alerts[first].kind) == 0)
		n++;
	return n;
}

/* "owed today 425.00", of the rows in view. */
static void owed_words(const struct booking_view *view, int first, int count,
	char *out, size_t size)
{
	const struct grid_data *data = view->data;
	bool today = data->days == 1 && data->from == store_today(view->store);
	char sum[MONEY_TEXT_SIZE];
	int minor = 0;

	for (int i = first; i < first + count; i++)
		minor += data->alerts[i].minor;
	money_format(minor, sum);
	snprintf(out, size, "owed %s%s", today ? "today " : "", sum);
}

static void alert_words(const struct booking_view *view, int first, int count,
	char *out, size_t size)
{
	const struct grid_alert *alert = &view->data->alerts[first];
	const struct kind *kind = kind_of(alert->kind);

	if (kind != NULL)
		snprintf(out, size, "%s %d%s %s", kind->letter,
			count > COUNTED ? COUNTED : count,
			count > COUNTED ? "+" : "",
			count == 1 ? kind->one : kind->many);
	else if (strcmp(alert->kind, "owed") == 0)
		owed_words(view, first, count, out, size);
	else
		snprintf(out, size, "%s", alert->sentence);
}

int booking_alerts(const struct booking_view *view, struct alert *alerts,
	int max)
{
	const struct grid_data *data = view->data;
	int n = 0;

	for (int i = 0; data != NULL && i < data->alert_count && n < max;) {
		const struct kind *kind = kind_of(data->alerts[i].kind);
		int count = run_length(data, i);

		alerts[n] = (struct alert){
			.style = kind == NULL ? STYLE_NOTICE : kind->style,
		};
		alert_words(view, i, count, alerts[n].text,
			sizeof(alerts[n].text));
		n += alerts[n].text[0] != '\0';
		i += count;
	}
	return n;
}

/* "? 12 requests: 2 of 12" */
static void name_target(const struct booking_view *view, int n,
	struct target *target)
{
	int first = 0, count = run_length(view->data, 0);
	char words[ALERT_TEXT_SIZE];

	while (first + count <= n) {
		first += count;
		count = run_length(view->data, first);
	}
	alert_words(view, first, count, words, sizeof(words));
	if (count == 1)
		snprintf(target->name, sizeof(target->name), "%s", words);
	else
		snprintf(target->name, sizeof(target->name), "%s: %d of %d",
			words, n - first + 1, count);
}

bool booking_alert_target(const struct booking_view *view, int n,
	struct target *target)
{
	const struct grid_data *data = view->data;
	const struct grid_alert *alert;

	if (data == NULL || n >= data->alert_count)
		return false;
	alert = &data->alerts[n];
	*target = (struct target){ .kind = "free", .id = alert->resource_id };
	/* A free time is nothing that is there yet. */
	if (alert->item_kind != SLOT_KIND_COUNT) {
		const struct slot where = {
			.kind = alert->item_kind, .id = alert->item_id,
			.resource_id = alert->resource_id,
		};

		target->kind = slot_kind_name(alert->item_kind);
		target->id = slot_item_id(&where);
	}
	if (alert->at != 0)
		timeslot_format_stamp(alert->at, target->version);
	name_target(view, n, target);
	return true;
}
