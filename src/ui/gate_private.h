/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gate.c (keys) and gate_draw.c (picture) share, and nobody else sees. */
#ifndef OPSDESK_UI_GATE_PRIVATE_H
#define OPSDESK_UI_GATE_PRIVATE_H

#include <stdint.h>

#include "ui/gate.h"
#include "ui/scan.h"
#include "ui/textfield.h"

struct gate {
	struct gate_options options;
	enum gate_kind kind;
	bool asking;			/* the fields are there */
	bool at_password;		/* which of the two is typed into */
	bool trying;			/* an attempt is under way, or */
	bool pending;			/* waits for its time */
	bool painted, needs_draw;
	struct textfield name, password;
	struct scan scan;
	char who[128], clock[12], since[12];
	char sentence[ERR_TEXT_SIZE];
	int refusals;			/* in a row */
	int64_t not_before_ms;		/* the next attempt */
	int64_t painted_ms, typed_ms;
};

#endif
