/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GNU readline behind the seam of ui/prompt.h: it edits the line, and never
 * touches the terminal, signals, files or the environment.  There is one editor,
 * since readline's state is global.  Histories live in memory only: what is
 * typed here holds names. */
#ifndef OPSDESK_TERM_LINE_EDIT_H
#define OPSDESK_TERM_LINE_EDIT_H

#include "ui/prompt.h"

extern const struct line_editor_ops line_edit;

/* Empties the histories and what could be yanked back: another person sits down
 * here. */
void line_edit_forget(void);

#endif
