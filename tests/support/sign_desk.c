/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-over as main has it, over the fake database. */
#include "config.h"

#include "tests/support/sign_desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "io/loop.h"

#define TODAY "2026-11-21"

static const char *who_signs(void *context, const char *function)
{
	(void)context;
	return strcmp(function, "booking_revert") == 0 ? "a manager (Mia)"
		: NULL;
}

static void offered(void *context, struct signable *signable)
{
	struct sign_desk *desk = context;

	signover_offer(desk->signover, signable);
}

static bool outside(void *keeper, const struct call *call, struct err *err)
{
	struct sign_desk *desk = keeper;

	return strcmp(call->action->name, "sign") == 0
		? signover_queue_open(desk->signover, !desk->manager ||
			strcmp(call->words, "mine") == 0, err)
		: signover_start(desk->signover, err);
}

static void tell_rights(struct bays *b, bool manager)
{
	answer_table(b, "session_who",
		manager ? "login|name|role|role_label|desk|zone|currency|"
			"now_local|waive_left_minor|database\n"
			"mia|Mia|manager|manager|office|Europe/Madrid|EUR|"
			TODAY " 14:07:00|2500|7448-16384\n"
			: "login|name|role|role_label|desk|zone|currency|"
			"now_local|waive_left_minor|database\n"
			"ana|Ana|frontdesk|front desk|desk 2|Europe/Madrid|EUR|"
			TODAY " 14:07:00|2500|7448-16384\n");
	answer_table(b, "session_rights", manager
		? "function_name|who_can\nbooking_book|\nbooking_cancel|\n"
		"signover_ask|\nsignover_mine|\nsignover_own|\n"
		"signover_sign|\nsignover_list|\nsignover_decline|\n"
		: "function_name|who_can\nbooking_book|\nbooking_cancel|\n"
		"signover_ask|\nsignover_mine|\nsignover_own|\n");
}

static int begin(void **state, bool manager)
{
	struct sign_desk *desk = mem_new(1, sizeof(*desk));
	void *bays;
	const struct store_signs signs = {
		.who_signs = who_signs, .offered = offered, .context = desk,
	};

	bays_setup_unanswered(&bays);
	desk->b = bays;
	desk->manager = manager;
	desk->loop = loop_new();
	desk->signover = signover_new(desk->b->shell, desk->b->store,
		&(struct signing_place){ .loop = desk->loop });
	store_sign(desk->b->store, &signs);
	desk->b->outside = outside;
	desk->b->keeper = desk;
	tell_rights(desk->b, manager);
	sign_desk_waits(desk, "");
	answer(desk->b, "signover_heard", NULL);
	answer_table(desk->b, "signover_mine", "signover|state|asked_at|"
		"answered_at|sentence|outcome\n");
	fake_db_connect(desk->b->db);
	settle(desk->b);
	rest(desk->b);
	signover_signed_in(desk->signover, desk->b->session);
	settle(desk->b);
	forget_asked(desk->b);
	*state = desk;
	return 0;
}

int sign_desk_setup(void **state)
{
	return begin(state, false);
}

int sign_desk_setup_manager(void **state)
{
	return begin(state, true);
}

int sign_desk_teardown(void **state)
{
	struct sign_desk *desk = *state;
	void *bays = desk->b;

	signover_free(&desk->signover);
	bays_teardown(&bays);
	loop_free(&desk->loop);
	free(desk);
	return 0;
}

void sign_desk_waits(struct sign_desk *desk, const char *rows)
{
	int count = 0;
	char *text = mem_printf("signover|%sasked_at|what|note|possible|"
		"sentence\n%s", desk->manager ? "clerk|desk|" : "", rows);
	char *number;

	for (const char *at = rows; (at = strchr(at, '\n')) != NULL; at++)
		count++;
	number = mem_printf("%d", count);
	answer_table(desk->b, desk->manager ? "signover_list" : "signover_own",
		text);
	answer(desk->b, "signover_count", number);
	free(number);
	free(text);
}

void sign_desk_refuse(struct sign_desk *desk)
{
	answer(desk->b, "booking_cancel", "{\"ok\": false, \"code\": \"role\","
		" \"sentence\": \"It is paid\","
		" \"who_can\": \"a manager (Mia)\", \"detail\": {}}");
	go_to(desk->b, "bay2 13:30");
	type(desk->b, "xill<Enter>m");
	forget_asked(desk->b);
}

void sign_desk_offer(struct sign_desk *desk, const char *would)
{
	struct record *saved = record_new();

	record_put(saved, "action", "booking_revert");
	record_put(saved, "arguments", "{\"v7\",\"10481\",\"ill\"}");
	record_put(saved, "sentence", would);
	record_put(saved, "who_can", "a manager (Mia)");
	record_put(saved, "would", "1");
	signover_offer(desk->signover, signable_load(saved));
	record_free(&saved);
	settle(desk->b);
}

static void stop(void *context)
{
	loop_stop(context, 0);
}

void sign_desk_turn(struct sign_desk *desk)
{
	struct loop_timer *last = loop_timer_new(desk->loop, stop, desk->loop);

	loop_timer_set(last, 0);
	loop_run(desk->loop);
	loop_timer_free(&last);
	settle(desk->b);
}
