/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration files, read with libinih. */
#include "config.h"

#include "settings.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define FILE_BYTES_MAX (64 * 1024)
#define LOCK_LONGEST_S (24 * 60 * 60)
#define LINE_BYTES_MAX (INI_MAX_LINE - 2)	/* of libinih, as it is built */

struct reading {
	struct settings settings;
	const char *path;
	enum settings_of whose;
	struct err *err;
	bool failed;
};

static bool set_text(char *out, const char *value)
{
	size_t length = strlen(value);

	if (length >= SETTING_SIZE || !text_is_utf8(value))
		return false;
	memcpy(out, value, length + 1);
	return true;
}

static bool set_switch(bool *out, const char *value)
{
	*out = strcmp(value, "on") == 0;
	return *out || strcmp(value, "off") == 0;
}

/* "none", or a key as a keymap file writes it. */
static bool set_key(key *out, const char *value)
{
	key code;

	if (strcmp(value, "none") == 0) {
		*out = KEY_NONE;
		return true;
	}
	if (!key_parse(&value, &code) || *value != '\0' ||
	    code == KEY_ENTER || code == KEY_ESC)
		return false;
	*out = code;
	return true;
}

bool settings_parse_lock(const char *text, int *seconds)
{
	char *end;
	long number;

	*seconds = 0;
	if (strcmp(text, "none") == 0)
		return true;
	if (text[0] < '0' || text[0] > '9')
		return false;
	errno = 0;
	number = strtol(text, &end, 10);
	if (errno != 0 || number < 1 || number > LOCK_LONGEST_S)
		return false;
	if (*end == '\0')
		number *= 60;
	else if (strcmp(end, "s") != 0)
		return false;
	if (number > LOCK_LONGEST_S)
		return false;
	*seconds = (int)number;
	return true;
}

static bool set_sign_in(bool *form, const char *value)
{
	*form = strcmp(value, "form") == 0;
	return *form || strcmp(value, "auto") == 0;
}

/* Who sits down at a desk cannot take its lock away, nor carry things off, nor
 * say for how long names lie on its disk. */
static bool is_the_sites(const char *section, const char *name)
{
	return strcmp(section, "console") == 0 &&
		(strcmp(name, "lock") == 0 || strcmp(name, "sign_in") == 0 ||
		 strcmp(name, "drafts") == 0 || strcmp(name, "exports") == 0);
}

/* "none", or hours of a day. */
static bool set_hours(int *out, const char *value)
{
	char *end;
	long hours = strtol(value, &end, 10);
	bool none = strcmp(value, "none") == 0;

	*out = none ? 0 : (int)hours;
	return none || (end != value && *end == '\0' && hours >= 1 &&
		hours <= 24);
}

static bool set(struct settings *settings, const char *section,
	const char *name, const char *value, bool *known)
{
	*known = true;
	if (strcmp(section, "connection") == 0 && strcmp(name, "dsn") == 0)
		return set_text(settings->dsn, value);
	if (strcmp(section, "console") == 0) {
		if (strcmp(name, "desk") == 0)
			return set_text(settings->desk, value);
		if (strcmp(name, "screen") == 0)
			return set_text(settings->screen, value);
		if (strcmp(name, "keys") == 0)
			return set_text(settings->keys, value);
		if (strcmp(name, "hints") == 0)
			return set_switch(&settings->hints, value);
		if (strcmp(name, "sign_in") == 0)
			return set_sign_in(&settings->sign_in_form, value);
		if (strcmp(name, "exports") == 0)
			return value[0] == '/' &&
				set_text(settings->exports, value);
		if (strcmp(name, "lock") == 0)
			return settings_parse_lock(value, &settings->lock_s);
		if (strcmp(name, "drafts") == 0)
			return set_hours(&settings->draft_hours, value);
	}
	if (strcmp(section, "scanner") == 0 && strcmp(name, "prefix") == 0)
		return set_key(&settings->scan_prefix, value);
	*known = false;
	return false;
}

static int entry(void *user, const char *section, const char *name,
	const char *value)
{
	struct reading *reading = user;
	bool known;

	/* A broken [section before it has been told of by its line. */
	if (section[0] == '\0')
		return 0;
	if (value == NULL)
		value = "";
	if (reading->whose == SETTINGS_OF_PERSON && is_the_sites(section, name)) {
		reading->failed = true;
		err_set(reading->err, ERR_INVALID, "%s: \"%s\" is the site's "
			"to set, in %s", reading->path, name,
			settings_site_path());
		return 0;
	}
	if (set(&reading->settings, section, name, value, &known))
		return 1;
	reading->failed = true;
	if (known)
		err_set(reading->err, ERR_INVALID, "%s: %s cannot be \"%s\"",
			reading->path, name, value);
	else
		err_set(reading->err, ERR_INVALID,
			"%s: there is no setting \"%s\" in [%s]",
			reading->path, name, section);
	return 0;
}

/* libinih cuts lines that are too long for it and what follows a NUL. */
static bool check_lines(const char *text, size_t length, const char *path,
	struct err *err)
{
	int number = 1;

	while (length > 0) {
		const char *end = memchr(text, '\n', length);
		size_t n = end == NULL ? length : (size_t)(end - text);

		if (n > LINE_BYTES_MAX)
			return err_set(err, ERR_INVALID,
				"%s: line %d is longer than %d bytes", path,
				number, LINE_BYTES_MAX);
		if (memchr(text, '\0', n) != NULL)
			return err_set(err, ERR_INVALID,
				"%s: line %d is no text", path, number);
		n += end != NULL;
		text += n;
		length -= n;
		number++;
	}
	return true;
}

/* The text of the file, to free(); NULL with err. */
static char *read_file(FILE *file, const char *path, struct err *err)
{
	char *text = mem_new(FILE_BYTES_MAX + 1, 1);
	size_t length = fread(text, 1, FILE_BYTES_MAX, file);
	bool ok;

	if (ferror(file))
		ok = err_set(err, ERR_INVALID, "%s: %s", path, strerror(errno));
	else if (length == FILE_BYTES_MAX)
		ok = err_set(err, ERR_INVALID, "%s: it is too large", path);
	else
		ok = check_lines(text, length, path, err);
	if (ok)
		return text;
	free(text);
	return NULL;
}

bool settings_load(struct settings *settings, const char *path,
	enum settings_of whose, struct err *err)
{
	struct reading reading = {
		.settings = *settings, .path = path, .whose = whose, .err = err,
	};
	FILE *file = fopen(path, "re");
	char *text;
	int line;

	if (file == NULL)
		return errno == ENOENT || errno == ENOTDIR ||
			err_set(err, ERR_INVALID, "%s: %s", path,
				strerror(errno));
	text = read_file(file, path, err);
	fclose(file);
	if (text == NULL)
		return false;
	line = ini_parse_string(text, entry, &reading);
	free(text);
	if (line == 0) {
		*settings = reading.settings;
		return true;
	}
	if (!reading.failed)
		return err_set(err, ERR_INVALID,
			"%s: line %d is no [section], nor name = value in one",
			path, line);
	return false;
}

char *settings_path(const char *name)
{
	const char *base = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	/* A relative path is to be ignored (XDG base directories). */
	if (base != NULL && base[0] == '/')
		return mem_printf("%s/opsdesk/%s", base, name);
	if (home == NULL || home[0] != '/')
		return NULL;
	return mem_printf("%s/.config/opsdesk/%s", home, name);
}

const char *settings_site_path(void)
{
	return SYSCONFDIR "/opsdesk/opsdesk.conf";
}

const char *settings_site_keys(void)
{
	return SYSCONFDIR "/opsdesk/keys";
}
