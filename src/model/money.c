/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as people read them. */
#include "config.h"

#include "model/money.h"

#include <inttypes.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* The amount without its sign; INT64_MIN has none in int64_t. */
static uint64_t magnitude(int64_t minor)
{
	return minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
}

void money_format(int64_t minor, char out[MONEY_TEXT_SIZE])
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

void money_format_short(int64_t minor, char out[MONEY_TEXT_SIZE])
{
	uint64_t amount = (magnitude(minor) + 99) / 100;

	snprintf(out, MONEY_TEXT_SIZE, "%s%" PRIu64,
		minor < 0 && amount > 0 ? "-" : "", amount);
}

/* The sign before the decimals, NULL for none: the last comma or point with one
 * or two digits behind it. */
static const char *decimal_sign(const char *text)
{
	const char *last = strrchr(text, '.');
	size_t behind;

	if (last == NULL)
		last = strrchr(text, ',');
	if (last == NULL)
		return NULL;
	behind = strlen(last + 1);
	return behind == 1 || behind == 2 ? last : NULL;
}

bool money_parse(const char *text, int64_t *minor)
{
	const char *sign = decimal_sign(text);
	int64_t value = 0;
	int digits = 0, decimals = 0;

	for (; *text != '\0'; text++) {
		if (text == sign)
			continue;
		/* Thousands are parted as they are written here. */
		if (*text == ',' && (sign == NULL || text < sign) && digits > 0)
			continue;
		if (!isdigit((unsigned char)*text) || ++digits > 15)
			return false;
		value = value * 10 + (*text - '0');
		decimals += sign != NULL && text > sign;
	}
	if (digits == 0)
		return false;
	for (; decimals < 2; decimals++)
		value *= 10;
	*minor = value;
	return true;
}
