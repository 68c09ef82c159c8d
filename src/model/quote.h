/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a customer is asked to pay, line by line, in the house's minor unit
 * (domain.md 1.5). */
#ifndef OPSDESK_MODEL_QUOTE_H
#define OPSDESK_MODEL_QUOTE_H

struct quote_line {
	const char *words;
	int minor;
};

struct quote {
	const struct quote_line *lines;
	int count;
	int total_minor;
};

#endif
