/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the late fees of a check-out sheet are paid: row by row, or all alike. */
#include "config.h"

#include "flow/check_out_private.h"

#include <stdio.h>
#include <string.h>

#include "model/money.h"
#include "ui/prompt.h"
#include "ui/shell.h"

/* Paid now, or (the same key again) not. */
static void settle(struct check_out *sheet, struct unit_row *row,
	const char *how)
{
	char fee[MONEY_TEXT_SIZE];

	if (row->fee_minor <= 0) {
		shell_message(sheet->shell, STYLE_NOTICE, "%s owes no late fee",
			row->name);
		return;
	}
	row->settle = strcmp(row->settle, how) == 0 ? "none" : how;
	money_format(row->fee_minor, fee);
	shell_message(sheet->shell, STYLE_NORMAL, "%s  %s: %s %s", row->label,
		row->name, fee, strcmp(row->settle, "none") == 0
			? "goes to past due" : strcmp(row->settle, "CASH") == 0
			? "paid now, in cash" : "paid now, by card");
}

/* All that owe a fee alike; the same key again: none of them. */
static void settle_all(struct check_out *sheet, const char *how)
{
	bool alike = true;
	int fees = 0, total = 0;
	char sum[MONEY_TEXT_SIZE];

	for (int i = 0; i < sheet->rows.count; i++) {
		const struct unit_row *row = &sheet->rows.rows[i];

		if (row->fee_minor <= 0 || row->dead)
			continue;
		alike = alike && strcmp(row->settle, how) == 0;
		total += row->fee_minor;
		fees++;
	}
	for (int i = 0; i < sheet->rows.count; i++) {
		if (sheet->rows.rows[i].fee_minor > 0 &&
		    !sheet->rows.rows[i].dead)
			sheet->rows.rows[i].settle = alike ? "none" : how;
	}
	money_format(total, sum);
	shell_message(sheet->shell, STYLE_NORMAL, "%d fee%s, %s: %s", fees,
		fees == 1 ? "" : "s", sum, alike ? "to past due"
			: strcmp(how, "CASH") == 0 ? "paid now, in cash"
			: "paid now, by card");
}

void check_out_pay(struct check_out *sheet, struct unit_row *row,
	const char *how)
{
	if (sheet->all)
		settle_all(sheet, how);
	else
		settle(sheet, row, how);
}

static void reference_typed(void *context, const char *text)
{
	struct check_out *sheet = context;
	struct unit_row *row = unit_rows_find(&sheet->rows, sheet->reference);

	if (text != NULL && row != NULL)
		snprintf(row->reference, sizeof(row->reference), "%s", text);
}

void check_out_ask_reference(struct check_out *sheet,
	const struct unit_row *row)
{
	char label[LANE_ID_SIZE + 24];
	const struct prompt_request request = {
		.label = label, .text = row->reference,
		.done = reference_typed, .context = sheet,
	};

	snprintf(sheet->reference, sizeof(sheet->reference), "%s", row->thing);
	snprintf(label, sizeof(label), "reference of %s: ", row->label);
	prompt_open(sheet->shell, &request);
}
