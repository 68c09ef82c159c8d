/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event loop: order, fairness, and being changed from within. */
#include "config.h"

#include "io/loop.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"

/* What happened, letter by letter. */
struct story {
	struct loop *loop;
	char text[200];
	int turns;
	struct loop_timer *end;		/* set when signals have been painted */
};

static void tell(struct story *story, const char *word)
{
	if (strlen(story->text) + strlen(word) < sizeof(story->text))
		strcat(story->text, word);
}

static void begin(struct story *story)
{
	*story = (struct story){ .loop = loop_new() };
}

/* Timers */

struct alarm {
	struct story *story;
	struct loop_timer *timer;
	const char *word;
	int again, after_ms;
	bool ends;
};

static void ring(void *context)
{
	struct alarm *alarm = context;

	tell(alarm->story, alarm->word);
	if (alarm->again-- > 0)
		loop_timer_set(alarm->timer, alarm->after_ms);
	else if (alarm->ends)
		loop_stop(alarm->story->loop, 3);
}

static void wind(struct alarm *alarm, struct story *story, const char *word,
	int after_ms)
{
	*alarm = (struct alarm){ .story = story, .word = word };
	alarm->timer = loop_timer_new(story->loop, ring, alarm);
	loop_timer_set(alarm->timer, after_ms);
}

static void timers_fire_once_in_order(void **state)
{
	struct alarm a, b, c, d;
	struct story story;

	(void)state;
	begin(&story);
	wind(&a, &story, "a", 100);
	wind(&b, &story, "b", 0);
	wind(&c, &story, "c", 400);
	wind(&d, &story, "d", 100);
	c.ends = true;
	assert_int_equal(loop_run(story.loop), 3);
	assert_string_equal(story.text, "badc");
	assert_false(loop_timer_is_set(a.timer));
	loop_timer_free(&a.timer);
	loop_timer_free(&b.timer);
	loop_timer_free(&c.timer);
	loop_timer_free(&d.timer);
	loop_timer_free(&d.timer);
	loop_free(&story.loop);
	loop_free(&story.loop);
}

static void timers_wait_as_long_as_asked(void **state)
{
	int64_t before = clock_ms();
	struct story story;
	struct alarm a;

	(void)state;
	begin(&story);
	wind(&a, &story, "a", 50);
	a.ends = true;
	loop_run(story.loop);
	assert_true(clock_ms() - before >= 50);
	loop_timer_free(&a.timer);
	loop_free(&story.loop);
}

static void setting_again_moves_and_stopping_silences(void **state)
{
	struct alarm a, b, c;
	struct story story;

	(void)state;
	begin(&story);
	wind(&a, &story, "a", 0);
	wind(&b, &story, "b", 5);
	wind(&c, &story, "c", 5);
	loop_timer_set(a.timer, 30);
	loop_timer_stop(b.timer);
	loop_timer_stop(b.timer);
	assert_true(loop_timer_is_set(a.timer));
	assert_false(loop_timer_is_set(b.timer));
	a.ends = true;
	loop_run(story.loop);
	assert_string_equal(story.text, "ca");
	loop_timer_free(&a.timer);
	loop_timer_free(&b.timer);
	loop_timer_free(&c.timer);
	loop_free(&story.loop);
}

static int want_read(void *context, short *events)
{
	*events = POLLIN;
	return *(int *)context;
}

struct reader {
	int fd;			/* first: want_read() looks here */
	struct story *story;
	struct loop_source *source, **victim;
	bool ends;
};

static void read_one(void *context, short revents)
{
	struct reader *reader = context;
	char word[2] = "";

	(void)revents;
	if (read(reader->fd, word, 1) == 1)
		tell(reader->story, word);
	if (reader->victim != NULL)
		loop_source_free(reader->victim);
	if (reader->ends)
		loop_stop(reader->story->loop, 0);
}

/* One that is always due must not lock a descriptor out. */
static void an_eager_timer_leaves_room(void **state)
{
	struct reader reader = { .ends = true };
	struct story story;
	struct alarm a;
	int ends[2];

	(void)state;
	begin(&story);
	assert_int_equal(pipe(ends), 0);
	reader.fd = ends[0];
	reader.story = &story;
	reader.source = loop_source_new(story.loop, want_read, read_one,
		&reader);
	wind(&a, &story, "", 0);
	a.again = 1000000000;
	assert_int_equal(write(ends[1], "r", 1), 1);
	loop_run(story.loop);
	assert_string_equal(story.text, "r");
	assert_true(a.again > 999999900);
	loop_timer_free(&a.timer);
	loop_source_free(&reader.source);
	loop_free(&story.loop);
	close(ends[0]);
	close(ends[1]);
}

/* Sources */

static void a_source_may_remove_others_and_itself(void **state)
{
	struct story story;
	struct reader readers[3];
	int ends[3][2], i;

	(void)state;
	begin(&story);
	for (i = 0; i < 3; i++) {
		assert_int_equal(pipe(ends[i]), 0);
		assert_int_equal(write(ends[i][1], &"012"[i], 1), 1);
		readers[i] = (struct reader){ .fd = ends[i][0],
			.story = &story };
		readers[i].source = loop_source_new(story.loop, want_read,
			read_one, &readers[i]);
	}
	readers[0].victim = &readers[1].source;
	readers[2].victim = &readers[2].source;
	readers[2].ends = true;
	loop_run(story.loop);
	assert_string_equal(story.text, "02");
	assert_null(readers[1].source);
	assert_null(readers[2].source);
	loop_source_free(&readers[0].source);
	loop_free(&story.loop);
	for (i = 0; i < 3; i++) {
		close(ends[i][0]);
		close(ends[i][1]);
	}
}

static int want_nothing(void *context, short *events)
{
	struct story *story = context;

	*events = POLLIN;
	if (++story->turns == 3)
		loop_stop(story->loop, 0);
	return -1;
}

static void never_ready(void *context, short revents)
{
	(void)revents;
	tell(context, "?");
}

static void a_source_is_asked_every_turn(void **state)
{
	struct loop_source *source;
	struct story story;
	struct alarm a;

	(void)state;
	begin(&story);
	source = loop_source_new(story.loop, want_nothing, never_ready, &story);
	wind(&a, &story, ".", 0);
	a.again = 10;
	loop_run(story.loop);
	assert_int_equal(story.turns, 3);
	assert_null(strchr(story.text, '?'));
	loop_timer_free(&a.timer);
	loop_source_free(&source);
	loop_free(&story.loop);
}

static void sees_the_other_end_close(void **state)
{
	struct reader reader = { .ends = true };
	struct story story;
	int ends[2];

	(void)state;
	begin(&story);
	assert_int_equal(pipe(ends), 0);
	reader.fd = ends[0];
	reader.story = &story;
	reader.source = loop_source_new(story.loop, want_read, read_one,
		&reader);
	close(ends[1]);
	assert_int_equal(loop_run(story.loop), 0);
	assert_string_equal(story.text, "");
	loop_source_free(&reader.source);
	loop_free(&story.loop);
	close(ends[0]);
}

/* Signals and turns */

static void caught(void *context, int number)
{
	tell(context, number == SIGUSR1 ? "u" : "w");
}

static void painted(void *context)
{
	struct story *story = context;

	tell(story, "|");
	if (strpbrk(story->text, "uw") != NULL)
		loop_timer_set(story->end, 0);
}

static void signals_come_from_the_loop_and_turns_after(void **state)
{
	struct story story;
	struct alarm a;
	sigset_t now;

	(void)state;
	begin(&story);
	loop_on_signal(story.loop, SIGUSR1, caught, &story);
	loop_on_signal(story.loop, SIGWINCH, caught, &story);
	loop_on_turn(story.loop, painted, &story);
	raise(SIGUSR1);
	raise(SIGWINCH);
	assert_string_equal(story.text, "");
	wind(&a, &story, "a", 0);
	loop_timer_stop(a.timer);
	story.end = a.timer;
	a.ends = true;
	loop_run(story.loop);
	/* First turn: nothing yet; then both; then the timer, which ends it
	 * before the painting. */
	assert_true(strcmp(story.text, "|uw|a") == 0 ||
		strcmp(story.text, "|wu|a") == 0);
	loop_timer_free(&a.timer);
	loop_free(&story.loop);
	/* The signals are given back. */
	pthread_sigmask(SIG_SETMASK, NULL, &now);
	assert_false(sigismember(&now, SIGUSR1));
}

/* Misuse ends the program: 70 */

static void enter_again(void *context)
{
	loop_run(((struct story *)context)->loop);
}

static void nest(void)
{
	struct story story;
	struct loop_timer *timer;

	begin(&story);
	timer = loop_timer_new(story.loop, enter_again, &story);
	loop_timer_set(timer, 0);
	loop_run(story.loop);
}

static int want_closed(void *context, short *events)
{
	(void)context;
	*events = POLLIN;
	return 999;
}

static void wait_on_a_closed_descriptor(void)
{
	struct story story;

	begin(&story);
	loop_source_new(story.loop, want_closed, never_ready, &story);
	loop_run(story.loop);
}

static void free_too_early(void)
{
	struct story story;

	begin(&story);
	loop_source_new(story.loop, want_nothing, never_ready, &story);
	loop_free(&story.loop);
}

static int end_of(void (*last_act)(void))
{
	int status;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		last_act();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void misuse_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(end_of(nest), 70);
	assert_int_equal(end_of(wait_on_a_closed_descriptor), 70);
	assert_int_equal(end_of(free_too_early), 70);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(timers_fire_once_in_order),
		cmocka_unit_test(timers_wait_as_long_as_asked),
		cmocka_unit_test(setting_again_moves_and_stopping_silences),
		cmocka_unit_test(an_eager_timer_leaves_room),
		cmocka_unit_test(a_source_may_remove_others_and_itself),
		cmocka_unit_test(a_source_is_asked_every_turn),
		cmocka_unit_test(sees_the_other_end_close),
		cmocka_unit_test(signals_come_from_the_loop_and_turns_after),
		cmocka_unit_test(misuse_ends_the_program),
	};

	return cmocka_run_group_tests_name("loop", tests, NULL, NULL);
}
