/* SPDX-License-Identifier: GPL-3.0-or-later */
/* migrate, demo-data and keys. */
#include "config.h"

#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "io/migrate.h"
#include "keys.h"
#include "options.h"
#include "progress.h"
#include "settings.h"

int command_exit_code(const struct err *err)
{
	switch (err->kind) {
	case ERR_OFFLINE: return EXIT_NO_SERVER;
	case ERR_DENIED: return EXIT_NOT_ALLOWED;
	case ERR_CONFLICT:
	case ERR_INVALID:
	case ERR_MISSING: return EXIT_SCHEMA;
	default: return EXIT_BUG;
	}
}

static int said(bool ok, const struct err *err)
{
	if (ok)
		return EXIT_OK;
	fprintf(stderr, "%sopsdesk: %s\n", isatty(STDERR_FILENO) ? "\n" : "",
		err->text);
	return command_exit_code(err);
}

int command_migrate(const struct options *options)
{
	struct progress progress = { .began_ms = clock_ms() };
	struct err err;
	bool ok = migrate_run(options->dsn, progress_show, &progress, &err);

	if (ok)
		progress_end(&progress);
	return said(ok, &err);
}

/* The demonstration's SQL reads what was asked for as settings of its session;
 * the administrator's own options stay. */
static void set_for_session(const char *name, const char *value)
{
	const char *former = getenv("PGOPTIONS");
	char *options;

	if (value == NULL)
		return;
	options = mem_printf("%s%s-c opsdesk.demo_%s=%s",
		former == NULL ? "" : former, former == NULL ? "" : " ",
		name, value);
	setenv("PGOPTIONS", options, 1);
	free(options);
}

int command_demo_data(const struct options *options)
{
	struct progress progress = { .began_ms = clock_ms() };
	struct err err;
	bool ok;

	set_for_session("zone", options->zone);
	set_for_session("date", options->date);
	set_for_session("scale", options->scale);
	set_for_session("seed", options->seed);
	ok = migrate_demo_data(options->dsn, progress_show, &progress, &err);
	if (ok)
		progress_end(&progress);
	return said(ok, &err);
}

static void complain(void *context, const struct err *err)
{
	bool *broken = context;

	*broken = true;
	fprintf(stderr, "opsdesk: %s\n", err->text);
}

int command_keys(const struct options *options)
{
	struct settings settings = { .hints = true };
	struct keymap *keymap;
	struct err err;
	bool broken = false;
	char *text;

	if (!settings_load(&settings, settings_site_path(),
			SETTINGS_OF_SITE, &err))
		complain(&broken, &err);
	text = settings_path("opsdesk.conf");
	if (text != NULL && !settings_load(&settings, text,
			SETTINGS_OF_PERSON, &err))
		complain(&broken, &err);
	free(text);
	keymap = keys_load(&settings, options->keys, complain, &broken);
	if (options->file != NULL && !keys_load_file(keymap, options->file, &err))
		complain(&broken, &err);
	if (!broken) {
		text = options->shadows ? keymap_shadows(keymap)
					: keymap_print(keymap);
		fputs(text, stdout);
		free(text);
	}
	keymap_free(&keymap);
	return broken ? EXIT_BAD_FILE : EXIT_OK;
}
