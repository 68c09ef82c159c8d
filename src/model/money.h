/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as integer minor units of one currency.  Amounts are only formatted
 * here; what something costs is computed in SQL, once. */
#ifndef OPSDESK_MODEL_MONEY_H
#define OPSDESK_MODEL_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#define MONEY_TEXT_SIZE 32

/* "1,234.50", "-25.00"; two decimals. */
void money_format(int64_t minor, char out[MONEY_TEXT_SIZE]);

/* Whole units for narrow cells, rounded away from zero so that a debt never
 * shows as 0: "25". */
void money_format_short(int64_t minor, char out[MONEY_TEXT_SIZE]);

/* What people type: "43", "43.00", "43,5", "1,234.50"; the whole text.  false
 * when it is no amount. */
bool money_parse(const char *text, int64_t *minor);

#endif
