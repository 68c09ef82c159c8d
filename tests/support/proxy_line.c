/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying, failing and healing one line of the proxy. */
#include "config.h"

#include "tests/support/proxy_line.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

static struct late *take_late(struct flow *flow)
{
	struct late *late = flow->late;

	flow->late = late->next;
	return late;
}

void line_close(struct line *line, bool reset)
{
	const struct linger now = { .l_onoff = 1, .l_linger = 0 };

	if (reset)
		setsockopt(line->fds[0], SOL_SOCKET, SO_LINGER, &now,
			sizeof(now));
	for (int i = 0; i < 2; i++) {
		close(line->fds[i]);
		free(line->flows[i].kept);
		while (line->flows[i].late != NULL)
			free(take_late(&line->flows[i]));
	}
	*line = (struct line){ .fds = { -1, -1 } };
}

void line_pass_on(int fd, const char *bytes, size_t count)
{
	while (count > 0) {
		ssize_t n = send(fd, bytes, count, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		count -= (size_t)n;
	}
}

void line_pass_end(struct line *line, enum proxy_way way)
{
	line->flows[way].over = true;
	shutdown(line->fds[1 - (int)way], SHUT_WR);
}

void line_keep(struct flow *flow, const char *bytes, size_t count)
{
	flow->kept = mem_resize(flow->kept, flow->kept_length + count + 1, 1);
	memcpy(flow->kept + flow->kept_length, bytes, count);
	flow->kept_length += count;
}

void line_delay(struct flow *flow, const char *bytes, size_t count,
	int64_t due_ms)
{
	struct late *late, **link;

	if (flow->over)
		return;
	late = mem_new(1, sizeof(*late) + count);
	*late = (struct late){ .due_ms = due_ms, .count = count };
	memcpy(late->bytes, bytes, count);
	flow->ends = flow->ends || count == 0;
	for (link = &flow->late; *link != NULL; )
		link = &(*link)->next;
	*link = late;
}

int64_t line_deliver(struct line *line, int64_t now_ms)
{
	int64_t next_ms = INT64_MAX;

	for (int way = 0; way < 2; way++) {
		struct flow *flow = &line->flows[way];

		while (flow->late != NULL && flow->late->due_ms <= now_ms) {
			struct late *late = take_late(flow);

			if (late->count > 0)
				line_pass_on(line->fds[1 - way], late->bytes,
					late->count);
			else
				line_pass_end(line, (enum proxy_way)way);
			free(late);
		}
		if (flow->late != NULL && flow->late->due_ms < next_ms)
			next_ms = flow->late->due_ms;
	}
	if (line->flows[0].over && line->flows[1].over)
		line_close(line, false);
	return next_ms;
}

void line_fail(struct line *line, enum proxy_way way,
	enum proxy_fault fault)
{
	switch (fault) {
	case PROXY_STALL:
		line->flows[way].stands = true;
		break;
	case PROXY_SILENCE:
		line->flows[0].stands = line->flows[1].stands = true;
		line->silent = true;
		break;
	case PROXY_DROP:
		line_close(line, true);
		break;
	case PROXY_HALF_CLOSE:
		line_pass_end(line, way);
		break;
	}
}

void line_heal(struct line *line)
{
	for (int way = 0; way < 2; way++) {
		struct flow *flow = &line->flows[way];

		if (flow->stands)
			line_pass_on(line->fds[1 - way], flow->kept,
				flow->kept_length);
		free(flow->kept);
		flow->kept = NULL;
		flow->kept_length = 0;
		flow->stands = false;
	}
	line->silent = false;
}
