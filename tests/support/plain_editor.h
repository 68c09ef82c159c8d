/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line editor without readline, for tests of prompts: characters, pasted
 * text, Backspace, Left, Right, Tab for candidates, Up for the line before,
 * Enter and Esc.  There is one, as there is one readline. */
#ifndef OPSDESK_TESTS_PLAIN_EDITOR_H
#define OPSDESK_TESTS_PLAIN_EDITOR_H

#include "ui/prompt.h"

extern const struct line_editor_ops plain_editor;

/* begin() without end(): 0 or 1. */
int plain_editor_begun(void);

#endif
