/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a test waits for what has to come true.  It costs nothing when that
 * does; a machine with much else to do may take its time. */
#ifndef OPSDESK_TESTS_PATIENCE_H
#define OPSDESK_TESTS_PATIENCE_H

#define PATIENCE_MS 120000

#endif
