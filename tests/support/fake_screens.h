/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two made-up screens of the shell's tests. */
#ifndef OPSDESK_TESTS_FAKE_SCREENS_H
#define OPSDESK_TESTS_FAKE_SCREENS_H

#include "ui/screen.h"

extern const struct action bays_actions[], lanes_actions[];
extern const struct screen_ops bays_screen, lanes_screen;

#endif
