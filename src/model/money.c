/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as people read them. */
#include "config.h"

#include "model/money.h"

#include <inttypes.h>
#include <stdio.h>

/* The amount without its sign; INT64_MIN has none in int64_t. */
static uint64_t
magnitude(int64_t minor)
{
	return minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
}

void
money_format(int64_t minor, char out[MONEY_TEXT_SIZE])
{
	uint64_t amount = magnitude(minor);
	char digits[24];
	int length, n = 0;

	length = snprintf(digits, sizeof(digits), "%" PRIu64, amount / 100);
	if (minor < 0)
		out[n++] = '-';
	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			out[n++] = ',';
		out[n++] = digits[i];
	}
	snprintf(out + n, (size_t)(MONEY_TEXT_SIZE - n), ".%02d",
		(int)(amount % 100));
}

void
money_format_short(int64_t minor, char out[MONEY_TEXT_SIZE])
{
	uint64_t amount = (magnitude(minor) + 99) / 100;

	snprintf(out, MONEY_TEXT_SIZE, "%s%" PRIu64,
		minor < 0 && amount > 0 ? "-" : "", amount);
}
