/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last line says of an outcome, the same on every screen. */
#ifndef OPSDESK_FLOW_SAID_H
#define OPSDESK_FLOW_SAID_H

struct outcome;
struct shell;

/* Done: the sentence, and that `u` takes it back where it can. */
void said_done(struct shell *shell, const struct outcome *outcome);

/* Refused: the sentence and who can. */
void said_refused(struct shell *shell, const struct outcome *outcome);

#endif
