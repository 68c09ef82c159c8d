/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program under test, its pseudo-terminal, and the terminal behind it. */
#include "config.h"

#include "tests/support/terminal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/patience.h"

#define ENVIRONMENT_MAX 64
#define DEFAULT_TYPE "xterm-256color"
#define DEFAULT_LOCALE "C.UTF-8"

/* What the sanitizers and a coverage run need. */
static const char *const passed_on[] = {
	"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
	"ASAN_SYMBOLIZER_PATH", "GCOV_PREFIX", "LLVM_PROFILE_FILE",
};

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "terminal: %s: %s\n", what, strerror(errno));
	abort();
}

/* What the terminal tells */

static int note_property(VTermProp property, VTermValue *value, void *user)
{
	struct terminal *terminal = user;

	if (property == VTERM_PROP_ALTSCREEN)
		terminal->on_alternate = value->boolean != 0;
	return 1;
}

static void keep_answer(const char *bytes, size_t length, void *user)
{
	struct terminal *terminal = user;

	/* "\033[24;80R" */
	if (terminal->is_mute && length >= 6 && bytes[length - 1] == 'R')
		return;
	if (terminal->answers_used + length > sizeof(terminal->answers))
		return;
	memcpy(terminal->answers + terminal->answers_used, bytes, length);
	terminal->answers_used += length;
}

static void start_terminal(struct terminal *terminal,
	const struct terminal_options *options)
{
	static const VTermScreenCallbacks callbacks = {
		.settermprop = note_property,
	};
	const char *name = options->type ? options->type : DEFAULT_TYPE;
	const char *locale = options->locale ? options->locale : DEFAULT_LOCALE;

	terminal->vt = vterm_new(terminal->rows, terminal->cols);
	vterm_set_utf8(terminal->vt, strstr(locale, "UTF-8") != NULL &&
		!options->latin);
	terminal->is_mute = options->mute;
	vterm_output_set_callback(terminal->vt, keep_answer, terminal);
	terminal->screen = vterm_obtain_screen(terminal->vt);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
	terminal->colours = strncmp(name, "vt", 2) == 0 ? 0
		: strstr(name, "256color") != NULL ? 256
		: strstr(name, "16color") != NULL ? 16 : 8;
	for (const char *const *entry = options->environment;
	     entry != NULL && *entry != NULL; entry++)
		if (strncmp(*entry, "NO_COLOR=", 9) == 0 && (*entry)[9] != '\0')
			terminal->colours = 0;
	terminal->written = mem_new(WRITTEN_MAX, 1);
	terminal->unrolled = mem_new(WRITTEN_MAX, 1);
}

/* The program */

/* A later one of the same name replaces the earlier, or takes it away. */
static void add_variable(char **environment, int *count, char *taken)
{
	size_t name = strcspn(taken, "=");
	int at = 0;

	while (at < *count && (strncmp(environment[at], taken, name) != 0 ||
			environment[at][name] != '='))
		at++;
	if (at == ENVIRONMENT_MAX - 1)
		abort();
	if (at < *count)
		free(environment[at]);
	else
		(*count)++;
	environment[at] = taken;
	if (taken[name] == '=')
		return;
	free(taken);
	environment[at] = environment[--*count];
	environment[*count] = NULL;
}

static char **make_environment(const struct terminal *terminal,
	const struct terminal_options *options)
{
	static const struct {
		const char *variable, *folder;
	} places[] = {
		{ "HOME", "" }, { "XDG_CONFIG_HOME", "/config" },
		{ "XDG_STATE_HOME", "/state" }, { "XDG_CACHE_HOME", "/cache" },
	};
	char **list = mem_new(ENVIRONMENT_MAX, sizeof(*list));
	int count = 0;

	for (size_t i = 0; i < ARRAY_LEN(passed_on); i++)
		if (getenv(passed_on[i]) != NULL)
			add_variable(list, &count, mem_printf("%s=%s",
				passed_on[i], getenv(passed_on[i])));
	add_variable(list, &count, mem_printf("TERM=%s",
		options->type ? options->type : DEFAULT_TYPE));
	add_variable(list, &count, mem_printf("LC_ALL=%s",
		options->locale ? options->locale : DEFAULT_LOCALE));
	add_variable(list, &count, mem_strdup("TZ=UTC"));
	add_variable(list, &count, mem_printf("ESCDELAY=%d",
		TERMINAL_ESCDELAY_MS));
	add_variable(list, &count, mem_strdup("INPUTRC=/dev/null"));
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		add_variable(list, &count, mem_printf("%s=%s%s",
			places[i].variable, terminal->home, places[i].folder));
	for (const char *const *entry = options->environment;
	     entry != NULL && *entry != NULL; entry++)
		add_variable(list, &count, mem_strdup(*entry));
	return list;
}

static void run_program(const struct terminal *terminal,
	const char *const argv[], char **environment)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	close(terminal->master);
	if (login_tty(terminal->slave) == 0)
		execve(argv[0], (char *const *)(uintptr_t)argv, environment);
	fprintf(stderr, "cannot run %s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static void start_program(struct terminal *terminal,
	const struct terminal_options *options, const char *const argv[])
{
	struct winsize size = {
		.ws_row = (unsigned short)terminal->rows,
		.ws_col = (unsigned short)terminal->cols,
	};
	char **environment = make_environment(terminal, options);

	if (openpty(&terminal->master, &terminal->slave, NULL, NULL,
			options->no_size ? NULL : &size))
		give_up("openpty");
	fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
	fcntl(terminal->slave, F_SETFD, FD_CLOEXEC);
	fcntl(terminal->master, F_SETFL, O_NONBLOCK);
	tcgetattr(terminal->slave, &terminal->before);
	terminal->pid = fork();
	if (terminal->pid < 0)
		give_up("fork");
	if (terminal->pid == 0)
		run_program(terminal, argv, environment);
	terminal->pid_fd = pidfd_open(terminal->pid, 0);
	if (terminal->pid_fd < 0)
		give_up("pidfd_open");
	for (char **entry = environment; *entry != NULL; entry++)
		free(*entry);
	free(environment);
}

static char *make_home(void)
{
	char *home = mem_strdup("/tmp/opsdesk-home-XXXXXX");

	if (mkdtemp(home) == NULL)
		give_up(home);
	return home;
}

struct terminal *terminal_open(const struct terminal_options *given,
	const char *const argv[])
{
	static const struct terminal_options none;
	const struct terminal_options *options = given ? given : &none;
	struct terminal *terminal = mem_new(1, sizeof(*terminal));

	terminal->rows = options->rows ? options->rows : 24;
	terminal->cols = options->cols ? options->cols : 80;
	terminal->program = mem_strdup(argv[0]);
	terminal->owns_home = options->home == NULL;
	terminal->home = options->home ? mem_strdup(options->home)
				       : make_home();
	terminal->server_log = mem_strdup(options->server_log);
	start_terminal(terminal, options);
	start_program(terminal, options, argv);
	terminal_disturbed(terminal);
	terminal->next = terminal_all;
	terminal_all = terminal;
	return terminal;
}

/* The end */

static int remove_entry(const char *path, const struct stat *status, int kind,
	struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

static void release(struct terminal *terminal)
{
	struct terminal **link = &terminal_all;

	while (*link != terminal)
		link = &(*link)->next;
	*link = terminal->next;
	terminal_hang_up(terminal);
	close(terminal->slave);
	close(terminal->pid_fd);
	vterm_free(terminal->vt);
	if (terminal->owns_home)
		nftw(terminal->home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	free(terminal->home);
	free(terminal->program);
	free(terminal->server_log);
	free(terminal->written);
	free(terminal->unrolled);
	free(terminal);
}

void terminal_close(struct terminal **closed)
{
	struct terminal *terminal = *closed;
	int64_t end_ms = clock_ms() + PATIENCE_MS;

	if (terminal == NULL)
		return;
	terminal_hang_up(terminal);
	while (!terminal->has_ended && clock_ms() < end_ms)
		terminal_wait(100);
	if (!terminal->has_ended) {
		fprintf(stderr, "terminal: %s survived a hang-up\n",
			terminal->program);
		kill(terminal->pid, SIGABRT);
		abort();
	}
	release(terminal);
	*closed = NULL;
}

pid_t terminal_pid(const struct terminal *terminal)
{
	return terminal->pid;
}

const char *terminal_home(const struct terminal *terminal)
{
	return terminal->home;
}

bool terminal_on_alternate_screen(const struct terminal *terminal)
{
	return terminal->on_alternate;
}
