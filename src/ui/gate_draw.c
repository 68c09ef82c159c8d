/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of the gate: nothing of the data, whoever looks. */
#include "config.h"

#include "ui/gate.h"

#include "base/clock.h"
#include "ui/gate_private.h"

#define COL 10
#define COL_VALUE 21
#define FIELD_WIDTH 40
#define ROW_TITLE 7
#define ROW_FIELDS 11
#define ROW_SENTENCE 15
#define ROW_KEYS 19

static const char *title_of(const struct gate *gate)
{
	switch (gate->kind) {
	case GATE_LOCKED:
		return "Locked";
	case GATE_LOST:
		return "The line to the database was lost";
	default:
		return "Sign in";
	}
}

static void draw_about(const struct gate *gate, struct canvas *canvas)
{
	int row = ROW_TITLE + 2;

	switch (gate->kind) {
	case GATE_LOCKED:
		canvas_printf(canvas, row, COL, -1, STYLE_NORMAL,
			"%s is signed in here%s%s.", gate->who,
			gate->since[0] == '\0' ? "" : ", locked at ",
			gate->since);
		break;
	case GATE_LOST:
		canvas_printf(canvas, row, COL, -1, STYLE_NORMAL,
			"%s, type your password to connect again: it was not "
			"kept.", gate->who);
		break;
	default:
		canvas_text(canvas, row, COL, -1, STYLE_NORMAL,
			"Your name and password in the database.");
		break;
	}
}

static void draw_name(const struct gate *gate, struct canvas *canvas)
{
	canvas_text(canvas, ROW_FIELDS, COL, -1, STYLE_NORMAL, "name");
	if (gate->kind == GATE_SIGN_IN)
		textfield_draw(&gate->name, canvas, ROW_FIELDS, COL_VALUE,
			FIELD_WIDTH, !gate->at_password && !gate->trying);
	else
		canvas_text(canvas, ROW_FIELDS, COL_VALUE, FIELD_WIDTH,
			STYLE_NORMAL, gate->name.text);
}

static void draw_fields(const struct gate *gate, struct canvas *canvas)
{
	int row = ROW_FIELDS + 1;

	draw_name(gate, canvas);
	canvas_text(canvas, row, COL, -1, STYLE_NORMAL, "password");
	if (gate->trying)
		canvas_text(canvas, row, COL_VALUE, -1, STYLE_DIM,
			"the database is asked ...");
	else
		textfield_draw(&gate->password, canvas, row, COL_VALUE,
			FIELD_WIDTH, gate->at_password);
}

static void draw_keys(const struct gate *gate, struct canvas *canvas)
{
	const char *text;

	if (!gate->asking)
		text = "type the password, or Enter        "
			"Tab  another person signs in";
	else if (gate->kind == GATE_SIGN_IN && gate->who[0] != '\0')
		text = "Enter  sign in    Tab  the other field    "
			"Esc  back    Ctrl-Q  leave";
	else if (gate->kind == GATE_SIGN_IN)
		text = "Enter  sign in        Tab  the other field        "
			"Ctrl-Q  leave";
	else if (gate->kind == GATE_LOCKED)
		text = "Enter  unlock        Esc  back";
	else
		text = "Enter  connect        Esc  look at what was there";
	canvas_text(canvas, ROW_KEYS, COL, -1, STYLE_DIM, text);
}

void gate_draw(struct gate *gate, struct canvas *canvas)
{
	canvas_text(canvas, 0, 1, -1, STYLE_FRAME, "opsdesk");
	canvas_right(canvas, 0, canvas->cols - 8, 6, STYLE_FRAME, gate->clock);
	canvas_text(canvas, ROW_TITLE, COL, -1, STYLE_TITLE, title_of(gate));
	draw_about(gate, canvas);
	canvas_cursor(canvas, ROW_KEYS, COL);
	if (gate->asking)
		draw_fields(gate, canvas);
	canvas_text(canvas, ROW_SENTENCE, COL, canvas->cols - COL - 1,
		STYLE_ALERT, gate->sentence);
	draw_keys(gate, canvas);
	gate->needs_draw = false;
	if (!gate->painted) {
		gate->painted = true;
		gate->painted_ms = clock_ms();
	}
}

bool gate_needs_draw(const struct gate *gate)
{
	return gate->needs_draw;
}
