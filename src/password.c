/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a password. */
#include "config.h"

#include "password.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/text.h"

/* A line without its end; "" at the end of what comes. */
static bool read_line(int fd, char line[PASSWORD_SIZE], struct err *err)
{
	size_t used = 0;
	ssize_t n;
	char c;

	for (;;) {
		n = read(fd, &c, 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_INVALID,
				"the password cannot be read: %s",
				strerror(errno));
		if (n == 0 || c == '\n')
			break;
		if (used == PASSWORD_SIZE - 1 || c == '\0')
			return err_set(err, ERR_INVALID,
				"a password has at most %d bytes, none of them "
				"NUL", PASSWORD_SIZE - 1);
		line[used++] = c;
	}
	line[used] = '\0';
	return true;
}

static bool check(const char *password, struct err *err)
{
	if (password[0] == '\0')
		return err_set(err, ERR_INVALID, "no password was given");
	if (!text_is_utf8(password))
		return err_set(err, ERR_INVALID, "the password is no UTF-8");
	return true;
}

bool password_read(int fd, char password[PASSWORD_SIZE], struct err *err)
{
	return read_line(fd, password, err) && check(password, err);
}

/* The terminal while it does not echo. */
struct silence {
	int tty, signals;
	struct termios before;
	sigset_t former;
};

static bool silence_begin(struct silence *silence, struct err *err)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT,
		SIGTSTP };
	struct termios quiet;
	sigset_t held;

	silence->tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (silence->tty < 0 ||
	    tcgetattr(silence->tty, &silence->before) != 0) {
		if (silence->tty >= 0)
			close(silence->tty);
		return err_set(err, ERR_INVALID, "there is no terminal to ask "
			"for the password on: see --read-password");
	}
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, &silence->former);
	silence->signals = signalfd(-1, &held, SFD_CLOEXEC);
	quiet = silence->before;
	quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	quiet.c_lflag |= ICANON | ISIG;
	tcsetattr(silence->tty, TCSAFLUSH, &quiet);
	return true;
}

/* A signal that came meanwhile acts now, on a terminal that is as it was. */
static void silence_end(struct silence *silence)
{
	tcsetattr(silence->tty, TCSAFLUSH, &silence->before);
	close(silence->signals);
	close(silence->tty);
	sigprocmask(SIG_SETMASK, &silence->former, NULL);
}

/* False with err empty: a signal came. */
static bool ask(const struct silence *silence, const char *prompt,
	const char *login, char line[PASSWORD_SIZE], struct err *err)
{
	struct pollfd polled[] = {
		{ .fd = silence->tty, .events = POLLIN },
		{ .fd = silence->signals, .events = POLLIN },
	};
	bool ok;

	err_clear(err);
	dprintf(silence->tty, "%s %s: ", prompt, login);
	while (poll(polled, 2, -1) < 0 && errno == EINTR)
		;
	if (polled[1].revents != 0)
		return false;
	ok = read_line(silence->tty, line, err);
	dprintf(silence->tty, "\n");
	return ok;
}

bool password_ask(const char *login, char password[PASSWORD_SIZE],
	struct err *err)
{
	char again[PASSWORD_SIZE];
	struct silence silence;
	bool ok;

	if (!silence_begin(&silence, err))
		return false;
	ok = ask(&silence, "password for", login, password, err) &&
		check(password, err) &&
		ask(&silence, "the same again for", login, again, err);
	if (ok && strcmp(password, again) != 0)
		ok = err_set(err, ERR_INVALID, "the two passwords differ");
	explicit_bzero(again, sizeof(again));
	silence_end(&silence);
	if (!ok && err->kind == ERR_NONE)
		err_set(err, ERR_INVALID, "nothing was changed");
	return ok;
}
