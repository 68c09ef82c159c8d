/* SPDX-License-Identifier: GPL-3.0-or-later */
/* migrate, demo-data and keys. */
#include "config.h"

#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/migrate.h"
#include "keys.h"
#include "options.h"
#include "settings.h"

static int
exit_code(const struct err *err)
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

/* On a terminal one line that is written over; elsewhere a line a step. */
static void
progress(void *context, const char *step, int done, int total)
{
	(void)context;
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r\033[K[%d/%d] %s%s", done, total, step,
			done == total ? "\n" : "");
	else
		fprintf(stderr, "[%d/%d] %s\n", done, total, step);
}

static int
said(bool ok, const struct err *err)
{
	if (ok)
		return EXIT_OK;
	fprintf(stderr, "%sopsdesk: %s\n", isatty(STDERR_FILENO) ? "\n" : "",
		err->text);
	return exit_code(err);
}

int
command_migrate(const struct options *options)
{
	struct err err;
	bool ok = migrate_run(options->dsn, progress, NULL, &err);

	return said(ok, &err);
}

int
command_demo_data(const struct options *options)
{
	struct err err;
	const char *former = getenv("PGOPTIONS");
	char *with_zone;
	bool ok;

	/* The demonstration's SQL reads the zone as a setting of its session. */
	if (options->zone != NULL) {
		with_zone = mem_printf("%s%s-c opsdesk.demo_zone=%s",
			former == NULL ? "" : former, former == NULL ? "" : " ",
			options->zone);
		setenv("PGOPTIONS", with_zone, 1);
		free(with_zone);
	}
	ok = migrate_demo_data(options->dsn, progress, NULL, &err);
	return said(ok, &err);
}

static void
complain(void *context, const struct err *err)
{
	bool *broken = context;

	*broken = true;
	fprintf(stderr, "opsdesk: %s\n", err->text);
}

int
command_keys(const struct options *options)
{
	struct settings settings = { .hints = true };
	struct keymap *keymap;
	struct err err;
	bool broken = false;
	char *text;

	if (!settings_load(&settings, settings_site_path(), &err))
		complain(&broken, &err);
	text = settings_path("opsdesk.conf");
	if (text != NULL && !settings_load(&settings, text, &err))
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
