/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configuration files: what is read, and that a broken one changes nothing
 * and says which line it was. */
#include "config.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "settings.h"

struct place {
	char folder[64];
	char path[80];
};

static int set_up(void **state)
{
	struct place *place = mem_new(1, sizeof(*place));

	snprintf(place->folder, sizeof(place->folder), "/tmp/opsdesk-XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->path, sizeof(place->path), "%s/opsdesk.conf",
		place->folder);
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	unlink(place->path);
	rmdir(place->path);
	rmdir(place->folder);
	free(place);
	return 0;
}

static void write_file(const struct place *place, const char *text,
	size_t length)
{
	FILE *file = fopen(place->path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	fclose(file);
}

static struct settings loaded(const struct place *place, const char *text)
{
	struct settings settings = { .hints = true };
	struct err err;

	write_file(place, text, strlen(text));
	if (!settings_load(&settings, place->path, SETTINGS_OF_SITE, &err))
		fail_msg("%s", err.text);
	return settings;
}

/* The sentence without the path that it begins with. */
static void assert_refused(const struct place *place, const char *text,
	size_t length, const char *wanted)
{
	struct settings before, settings;
	struct err err = { .kind = ERR_NONE };

	memset(&before, 0, sizeof(before));
	snprintf(before.desk, sizeof(before.desk), "desk 1");
	before.hints = true;
	settings = before;
	write_file(place, text, length);
	if (settings_load(&settings, place->path, SETTINGS_OF_SITE, &err))
		fail_msg("\"%s\" was taken", text);
	assert_int_equal(err.kind, ERR_INVALID);
	assert_memory_equal(err.text, place->path, strlen(place->path));
	assert_string_equal(err.text + strlen(place->path), wanted);
	/* As it was before, all of it. */
	assert_memory_equal(&settings, &before, sizeof(settings));
}

static void refused(const struct place *place, const char *text,
	const char *wanted)
{
	assert_refused(place, text, strlen(text), wanted);
}

static void a_scanner_has_one_prefix_or_none(void **state)
{
	assert_int_equal(loaded(*state, "[scanner]\nprefix = ~\n").scan_prefix,
		'~');
	assert_int_equal(loaded(*state, "[scanner]\nprefix = none\n")
		.scan_prefix, KEY_NONE);
	refused(*state, "[scanner]\nprefix = <Enter>\n",
		": prefix cannot be \"<Enter>\"");
	refused(*state, "[scanner]\nprefix = ab\n",
		": prefix cannot be \"ab\"");
	refused(*state, "[scanner]\nprefix = <Foo>\n",
		": prefix cannot be \"<Foo>\"");
}

static void every_setting_is_read(void **state)
{
	struct settings settings = loaded(*state,
		"; of the machine at desk 2\n"
		"[connection]\n"
		"dsn = host=db1,db2 dbname=club target_session_attrs=read-write\n"
		"\n"
		"[console]\n"
		"desk = desk 2\n"
		"screen: bays\n"
		"keys = /etc/opsdesk/fkeys.keys   ; for those who know them\n"
		"drafts = 8\n"
		"hints = off\n"
		"[scanner]\n"
		"prefix = <F12>\n");

	assert_int_equal(settings.scan_prefix, KEY_F12);
	assert_string_equal(settings.dsn,
		"host=db1,db2 dbname=club target_session_attrs=read-write");
	assert_string_equal(settings.desk, "desk 2");
	assert_string_equal(settings.screen, "bays");
	assert_string_equal(settings.keys, "/etc/opsdesk/fkeys.keys");
	assert_false(settings.hints);
	assert_int_equal(settings.draft_hours, 8);
}

/* The person's file over the site's. */
static void a_second_file_replaces_what_it_says(void **state)
{
	struct place *place = *state;
	struct settings settings = loaded(place,
		"[console]\ndesk = desk 2\nhints = off\n");
	const char *own = "[console]\nhints = on\n";
	struct err err;

	write_file(place, own, strlen(own));
	assert_true(settings_load(&settings, place->path, SETTINGS_OF_SITE, &err));
	assert_string_equal(settings.desk, "desk 2");
	assert_true(settings.hints);
}

static void no_file_is_no_error(void **state)
{
	struct place *place = *state;
	struct settings settings = { .hints = true };
	char below[100];
	struct err err;

	assert_true(settings_load(&settings, place->path, SETTINGS_OF_SITE, &err));
	write_file(place, "", 0);
	assert_true(settings_load(&settings, place->path, SETTINGS_OF_SITE, &err));
	snprintf(below, sizeof(below), "%s/below", place->path);
	assert_true(settings_load(&settings, below, SETTINGS_OF_SITE, &err));
	assert_true(settings.hints);
}

static void a_file_that_cannot_be_read_is_told(void **state)
{
	struct place *place = *state;
	struct settings settings = { .hints = true };
	struct err err;

	assert_int_equal(mkdir(place->path, 0700), 0);
	assert_false(settings_load(&settings, place->path, SETTINGS_OF_SITE, &err));
	assert_int_equal(err.kind, ERR_INVALID);
	assert_non_null(strstr(err.text, strerror(EISDIR)));
}

static void what_is_wrong_is_named(void **state)
{
	struct place *place = *state;

	refused(place, "[console]\ndesc = desk 2\n",
		": there is no setting \"desc\" in [console]");
	refused(place, "[consol]\ndesk = desk 2\n",
		": there is no setting \"desk\" in [consol]");
	refused(place, "[console]\nhints = perhaps\n",
		": hints cannot be \"perhaps\"");
	refused(place, "[console]\n\ndesk\n",
		": line 3 is no [section], nor name = value in one");
	refused(place, "desk = desk 2\n",
		": line 1 is no [section], nor name = value in one");
	refused(place, "[console\ndesk = desk 2\n",
		": line 1 is no [section], nor name = value in one");
}

/* A site's settings are not a person's to make up. */
static void a_password_has_no_place_here(void **state)
{
	refused(*state, "[connection]\npassword = secret\n",
		": there is no setting \"password\" in [connection]");
}

static void one_bad_line_leaves_the_whole_file_out(void **state)
{
	refused(*state, "[console]\ndesk = desk 9\nscreen = lanes\nhints = 1\n",
		": hints cannot be \"1\"");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	struct place *place = *state;
	static const char nul[] = "[console]\ndesk = a\0b\n";

	refused(place, "[console]\ndesk = caf\xe9\n",
		": desk cannot be \"caf\xe9\"");
	assert_refused(place, nul, sizeof(nul) - 1, ": line 2 is no text");
}

/* A line of any length is whole or refused, never cut. */
static void a_long_line_is_whole_or_refused(void **state)
{
	for (size_t length = 1; length < 700; length++) {
		struct place *place = *state;
		struct settings settings = { .hints = true };
		char text[800] = "[console]\ndesk = ";
		struct err err;

		memset(text + strlen(text), 'x', length);
		text[strlen("[console]\ndesk = ") + length] = '\n';
		write_file(place, text, strlen(text));
		if (settings_load(&settings, place->path, SETTINGS_OF_SITE, &err)) {
			assert_int_equal(strlen(settings.desk), length);
			continue;
		}
		assert_true(length + strlen("desk = ") > 198);
		assert_string_equal(err.text + strlen(place->path),
			": line 2 is longer than 198 bytes");
	}
}

static void a_huge_file_is_refused(void **state)
{
	size_t length = 70000;
	char *text = mem_new(length + 1, 1);

	memset(text, '\n', length);
	refused(*state, text, ": it is too large");
	free(text);
}

static void the_lock_is_a_time(void **state)
{
	struct place *place = *state;

	assert_int_equal(loaded(place, "[console]\nlock = 10\n").lock_s, 600);
	assert_string_equal(loaded(place, "[console]\nexports = /srv/out\n")
		.exports, "/srv/out");
	refused(place, "[console]\nexports = out\n",
		": exports cannot be \"out\"");
	assert_int_equal(loaded(place, "[console]\nlock = 90s\n").lock_s, 90);
	assert_int_equal(loaded(place, "[console]\nlock = 1440\n").lock_s, 86400);
	assert_int_equal(loaded(place, "[console]\nlock = none\n").lock_s, 0);
	assert_int_equal(loaded(place, "").lock_s, 0);
	refused(place, "[console]\nlock = 0\n", ": lock cannot be \"0\"");
	refused(place, "[console]\nlock = -1\n", ": lock cannot be \"-1\"");
	refused(place, "[console]\nlock = 1441\n",
		": lock cannot be \"1441\"");
	refused(place, "[console]\nlock = 99999999999999999999\n",
		": lock cannot be \"99999999999999999999\"");
	refused(place, "[console]\nlock = 10m\n", ": lock cannot be \"10m\"");
	refused(place, "[console]\nlock =\n", ": lock cannot be \"\"");
}

static void the_form_is_on_or_off(void **state)
{
	assert_true(loaded(*state,
		"[console]\nsign_in = form\n").sign_in_form);
	assert_false(loaded(*state,
		"[console]\nsign_in = auto\n").sign_in_form);
	refused(*state, "[console]\nsign_in = on\n",
		": sign_in cannot be \"on\"");
}

static void a_person_cannot_take_the_lock_away(void **state)
{
	static const char *const lines[] = {
		"lock = none", "lock = 1", "sign_in = auto"
	};
	struct place *place = *state;
	struct settings settings = { .lock_s = 600, .desk = "desk 2" };
	char text[80], wanted[200];
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		snprintf(text, sizeof(text), "[console]\ndesk = d\n%s\n",
			lines[i]);
		write_file(place, text, strlen(text));
		assert_false(settings_load(&settings, place->path,
			SETTINGS_OF_PERSON, &err));
		snprintf(wanted, sizeof(wanted), "%s: \"%.*s\" is the site's to "
			"set, in %s", place->path,
			(int)strcspn(lines[i], " "), lines[i],
			settings_site_path());
		assert_string_equal(err.text, wanted);
		assert_int_equal(settings.lock_s, 600);
		assert_string_equal(settings.desk, "desk 2");
	}
}

static void the_persons_files_are_where_xdg_says(void **state)
{
	char *path;

	(void)state;
	setenv("XDG_CONFIG_HOME", "/x", 1);
	setenv("HOME", "/h", 1);
	path = settings_path("keys");
	assert_string_equal(path, "/x/opsdesk/keys");
	free(path);
	/* A relative one is to be ignored. */
	setenv("XDG_CONFIG_HOME", "x", 1);
	path = settings_path("keys");
	assert_string_equal(path, "/h/.config/opsdesk/keys");
	free(path);
	setenv("XDG_CONFIG_HOME", "", 1);
	path = settings_path("keys");
	assert_string_equal(path, "/h/.config/opsdesk/keys");
	free(path);
	unsetenv("XDG_CONFIG_HOME");
	setenv("HOME", "nowhere", 1);
	assert_null(settings_path("keys"));
	unsetenv("HOME");
	assert_null(settings_path("keys"));
	assert_string_equal(settings_site_path(),
		SYSCONFDIR "/opsdesk/opsdesk.conf");
	assert_string_equal(settings_site_keys(), SYSCONFDIR "/opsdesk/keys");
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(every_setting_is_read),
		CASE(a_scanner_has_one_prefix_or_none),
		CASE(a_second_file_replaces_what_it_says),
		CASE(no_file_is_no_error),
		CASE(a_file_that_cannot_be_read_is_told),
		CASE(what_is_wrong_is_named),
		CASE(a_password_has_no_place_here),
		CASE(one_bad_line_leaves_the_whole_file_out),
		CASE(bytes_that_are_no_text_are_refused),
		CASE(a_long_line_is_whole_or_refused),
		CASE(a_huge_file_is_refused),
		CASE(the_lock_is_a_time),
		CASE(the_form_is_on_or_off),
		CASE(a_person_cannot_take_the_lock_away),
		CASE(the_persons_files_are_where_xdg_says),
	};

	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
