/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sequences that keyboards send. */
#include "config.h"

#include "term/term_sequences.h"

#include <stddef.h>

#include "term/term_keys.h"

/* terminfo first: it knows terminals that we do not.  Then the forms that
 * clients send whatever TERM says: arrows of both cursor modes, the function
 * keys of xterm, the linux console and the VTs, and the application keypad,
 * which types digits here although terminfo may call a key KEY_C1 or even F5
 * (technical.md 4). */
const struct term_sequence term_sequences[] = {
	{ .capability = "kcuu1", .code = KEY_UP },
	{ .capability = "kcud1", .code = KEY_DOWN },
	{ .capability = "kcuf1", .code = KEY_RIGHT },
	{ .capability = "kcub1", .code = KEY_LEFT },
	{ .capability = "khome", .code = KEY_HOME },
	{ .capability = "kend", .code = KEY_END },
	{ .capability = "kich1", .code = KEY_INSERT },
	{ .capability = "kdch1", .code = KEY_DELETE },
	{ .capability = "kpp", .code = KEY_PAGE_UP },
	{ .capability = "knp", .code = KEY_PAGE_DOWN },
	{ .capability = "kcbt", .code = KEY_BACKTAB },
	{ .capability = "kent", .code = KEY_ENTER },
	{ .capability = "kf1", .code = KEY_F1 },
	{ .capability = "kf2", .code = KEY_F1 + 1 },
	{ .capability = "kf3", .code = KEY_F1 + 2 },
	{ .capability = "kf4", .code = KEY_F1 + 3 },
	{ .capability = "kf5", .code = KEY_F1 + 4 },
	{ .capability = "kf6", .code = KEY_F1 + 5 },
	{ .capability = "kf7", .code = KEY_F1 + 6 },
	{ .capability = "kf8", .code = KEY_F1 + 7 },
	{ .capability = "kf9", .code = KEY_F1 + 8 },
	{ .capability = "kf10", .code = KEY_F1 + 9 },
	{ .capability = "kf11", .code = KEY_F1 + 10 },
	{ .capability = "kf12", .code = KEY_F1 + 11 },

	{ .bytes = "\033[A", .code = KEY_UP },
	{ .bytes = "\033[B", .code = KEY_DOWN },
	{ .bytes = "\033[C", .code = KEY_RIGHT },
	{ .bytes = "\033[D", .code = KEY_LEFT },
	{ .bytes = "\033OA", .code = KEY_UP },
	{ .bytes = "\033OB", .code = KEY_DOWN },
	{ .bytes = "\033OC", .code = KEY_RIGHT },
	{ .bytes = "\033OD", .code = KEY_LEFT },
	{ .bytes = "\033[H", .code = KEY_HOME },
	{ .bytes = "\033[F", .code = KEY_END },
	{ .bytes = "\033OH", .code = KEY_HOME },
	{ .bytes = "\033OF", .code = KEY_END },
	{ .bytes = "\033[1~", .code = KEY_HOME },
	{ .bytes = "\033[4~", .code = KEY_END },
	{ .bytes = "\033[7~", .code = KEY_HOME },
	{ .bytes = "\033[8~", .code = KEY_END },
	{ .bytes = "\033[2~", .code = KEY_INSERT },
	{ .bytes = "\033[3~", .code = KEY_DELETE },
	{ .bytes = "\033[5~", .code = KEY_PAGE_UP },
	{ .bytes = "\033[6~", .code = KEY_PAGE_DOWN },
	{ .bytes = "\033[Z", .code = KEY_BACKTAB },

	{ .bytes = "\033OP", .code = KEY_F1 },
	{ .bytes = "\033OQ", .code = KEY_F1 + 1 },
	{ .bytes = "\033OR", .code = KEY_F1 + 2 },
	{ .bytes = "\033OS", .code = KEY_F1 + 3 },
	{ .bytes = "\033[11~", .code = KEY_F1 },
	{ .bytes = "\033[12~", .code = KEY_F1 + 1 },
	{ .bytes = "\033[13~", .code = KEY_F1 + 2 },
	{ .bytes = "\033[14~", .code = KEY_F1 + 3 },
	{ .bytes = "\033[[A", .code = KEY_F1 },
	{ .bytes = "\033[[B", .code = KEY_F1 + 1 },
	{ .bytes = "\033[[C", .code = KEY_F1 + 2 },
	{ .bytes = "\033[[D", .code = KEY_F1 + 3 },
	{ .bytes = "\033[[E", .code = KEY_F1 + 4 },
	{ .bytes = "\033[15~", .code = KEY_F1 + 4 },
	{ .bytes = "\033[17~", .code = KEY_F1 + 5 },
	{ .bytes = "\033[18~", .code = KEY_F1 + 6 },
	{ .bytes = "\033[19~", .code = KEY_F1 + 7 },
	{ .bytes = "\033[20~", .code = KEY_F1 + 8 },
	{ .bytes = "\033[21~", .code = KEY_F1 + 9 },
	{ .bytes = "\033[23~", .code = KEY_F1 + 10 },
	{ .bytes = "\033[24~", .code = KEY_F1 + 11 },

	{ .bytes = "\033Op", .code = '0' },
	{ .bytes = "\033Oq", .code = '1' },
	{ .bytes = "\033Or", .code = '2' },
	{ .bytes = "\033Os", .code = '3' },
	{ .bytes = "\033Ot", .code = '4' },
	{ .bytes = "\033Ou", .code = '5' },
	{ .bytes = "\033Ov", .code = '6' },
	{ .bytes = "\033Ow", .code = '7' },
	{ .bytes = "\033Ox", .code = '8' },
	{ .bytes = "\033Oy", .code = '9' },
	{ .bytes = "\033OM", .code = KEY_ENTER },
	{ .bytes = "\033On", .code = '.' },
	{ .bytes = "\033Ol", .code = ',' },
	{ .bytes = "\033Ok", .code = '+' },
	{ .bytes = "\033Om", .code = '-' },
	{ .bytes = "\033Oj", .code = '*' },
	{ .bytes = "\033Oo", .code = '/' },
	{ .bytes = "\033OX", .code = '=' },

	{ .bytes = "\033[200~", .code = PASTE_BEGIN },
	{ .bytes = "\033[201~", .code = PASTE_END },
	{ .bytes = "\033[M", .code = MOUSE_REPORT },
	{ .code = KEY_NONE }
};
