/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club with people whom the server asks for a password: tomas, a manager,
 * and fred at the front desk; and what ana, at desk 2, needs a manager for. */
#ifndef OPSDESK_TESTS_SIGN_CLUB_H
#define OPSDESK_TESTS_SIGN_CLUB_H

#include "tests/support/club.h"

#define SIGN_ASKS "a manager (Mia, Tomas) can: Ctrl-O"
#define SIGN_DEED "Bay 2 13:30-14:30, is approved again"
/* Longer than what a heap writes over freed memory. */
#define SIGN_TOMAS "three little birds each by my doorstep"
#define SIGN_FRED "one love"

void sign_hire(struct club *club);

/* Ana's console takes Lee's no-show back, because "she sat in the bar": refused,
 * a manager's. */
void sign_refuse(struct terminal *t);

/* Both, at a console of her own. */
struct terminal *sign_refused(struct club *club);

/* Ctrl-O: the sheet on which a manager signs that. */
void sign_open(struct terminal *t);

/* Nothing of it was done, and nothing waits. */
void sign_expect_untouched(struct club *club);

/* Who did it, at whose desk, where, and why. */
#define SIGN_AUDIT "select concat_ws('|', details ->> 'login'," \
	" details ->> 'at_desk_of', details ->> 'desk'," \
	" details ->> 'reason') from club.admin_audit_log" \
	" where action = 'revert_booking'"

#endif
