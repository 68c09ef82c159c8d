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

struct reading {
	struct settings settings;
	const char *path;
	struct err *err;
	bool failed;
};

static bool
set_text(char *out, const char *value)
{
	size_t length = strlen(value);

	if (length >= SETTING_SIZE || !text_is_utf8(value))
		return false;
	memcpy(out, value, length + 1);
	return true;
}

static bool
set_switch(bool *out, const char *value)
{
	*out = strcmp(value, "on") == 0;
	return *out || strcmp(value, "off") == 0;
}

static bool
set(struct settings *settings, const char *section, const char *name,
	const char *value, bool *known)
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
	}
	*known = false;
	return false;
}

static int
entry(void *user, const char *section, const char *name, const char *value)
{
	struct reading *reading = user;
	bool known;

	/* A broken [section before it has been told of by its line. */
	if (section[0] == '\0')
		return 0;
	if (value == NULL)
		value = "";
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

bool
settings_load(struct settings *settings, const char *path, struct err *err)
{
	struct reading reading = {
		.settings = *settings, .path = path, .err = err,
	};
	FILE *file = fopen(path, "re");
	int line;

	if (file == NULL)
		return errno == ENOENT || errno == ENOTDIR ||
			err_set(err, ERR_INVALID, "%s: %s", path,
				strerror(errno));
	line = ini_parse_file(file, entry, &reading);
	fclose(file);
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

char *
settings_path(const char *name)
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

const char *
settings_site_path(void)
{
	return SYSCONFDIR "/opsdesk/opsdesk.conf";
}

const char *
settings_site_keys(void)
{
	return SYSCONFDIR "/opsdesk/keys";
}
