/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening term_probe. */
#include "config.h"

#include "tests/e2e/term_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *const probe_types[PROBE_TYPES] = {
	"xterm-256color", "xterm", "vt100", "vt220", "linux", "screen", "tmux",
	"nonsense",
};

struct terminal *probe_open(const char *mode,
	const struct terminal_options *options)
{
	const char *build = getenv("builddir");
	char *path = mem_printf("%s/tests/e2e/term_probe", build ? build : ".");
	const char *const argv[] = { path, mode, NULL };
	struct terminal *terminal = terminal_open(options, argv);

	free(path);
	return terminal;
}

struct terminal *probe_open_on(const char *mode, const char *type_name)
{
	struct terminal_options options = { .type = type_name };

	return probe_open(mode, &options);
}

void probe_quit(struct terminal *terminal)
{
	press(terminal, "<Ctrl-q>");
	await_exit(terminal, 0);
	assert_restored(terminal);
	terminal_close(&terminal);
}

void probe_send(struct terminal *terminal, const char *bytes)
{
	terminal_send(terminal, bytes, strlen(bytes));
}
