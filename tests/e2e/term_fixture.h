/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening term_probe on a terminal, for the tests of src/term. */
#ifndef OPSDESK_TESTS_TERM_FIXTURE_H
#define OPSDESK_TESTS_TERM_FIXTURE_H

#include "tests/support/terminal.h"

#define PROBE_TYPES 8

/* Of all families; one that nobody knows is the last. */
extern const char *const probe_types[PROBE_TYPES];

/* options may be NULL. */
struct terminal *probe_open(const char *mode,
	const struct terminal_options *options);
struct terminal *probe_open_on(const char *mode, const char *type_name);

/* Ends it with its key, and closes the terminal, which must be as before. */
void probe_quit(struct terminal *terminal);

/* Bytes as they are. */
void probe_send(struct terminal *terminal, const char *bytes);

#endif
