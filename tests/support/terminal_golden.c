/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole pictures, compared with files in tests/golden. */
#include "config.h"

#include "tests/support/terminal_private.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

#define GOLDEN_MAX (1 << 20)

void terminal_mask(struct terminal *terminal, int row, int col, int width)
{
	assert_true(terminal->mask_count < MASKS_MAX);
	terminal->masks[terminal->mask_count++] =
		(struct mask){ .row = row, .col = col, .width = width };
}

static bool is_masked(const struct terminal *terminal, int row, int col)
{
	for (int i = 0; i < terminal->mask_count; i++) {
		const struct mask *mask = &terminal->masks[i];

		if (row == mask->row && col >= mask->col &&
		    col < mask->col + mask->width)
			return true;
	}
	return false;
}

static void write_row(const struct terminal *terminal, int row, FILE *out)
{
	int blanks = 0;
	char *text;
	VTermScreenCell cell;

	for (int col = 0; col < terminal->cols; col += cell.width) {
		VTermRect place = {
			.start_row = row, .end_row = row + 1,
			.start_col = col, .end_col = col + 1,
		};
		char bytes[64];
		size_t length;

		cell = terminal_cell(terminal, row, col);
		if (cell.width < 1)
			cell.width = 1;
		length = vterm_screen_get_text(terminal->screen, bytes,
			sizeof(bytes) - 1, place);
		bytes[length] = '\0';
		text = is_masked(terminal, row, col) ? strcpy(bytes, "#") : bytes;
		if (text[0] == '\0' || strcmp(text, " ") == 0) {
			blanks++;
			continue;
		}
		fprintf(out, "%*s%s", blanks, "", text);
		blanks = 0;
	}
	fputc('\n', out);
}

static char *picture_of(const struct terminal *terminal)
{
	VTermPos cursor = terminal_cursor(terminal);
	char *picture = NULL;
	size_t size;
	FILE *out = open_memstream(&picture, &size);

	for (int row = 0; row < terminal->rows; row++)
		write_row(terminal, row, out);
	fprintf(out, "cursor: row %d, column %d\n", cursor.row, cursor.col);
	fclose(out);
	return picture;
}

static char *read_golden(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = mem_new(GOLDEN_MAX, 1);

	if (file != NULL) {
		text[fread(text, 1, GOLDEN_MAX - 1, file)] = '\0';
		fclose(file);
	}
	return text;
}

static void write_golden(const char *path, const char *picture)
{
	FILE *file = fopen(path, "w");

	if (file == NULL || fputs(picture, file) < 0 || fclose(file) != 0) {
		print_error("cannot write %s: %s\n", path, strerror(errno));
		fail();
	}
}

void terminal_assert_screen(struct terminal *terminal, const char *name,
	const char *file, int line)
{
	const char *source = getenv("srcdir");
	const char *mode = getenv("OPSDESK_GOLDEN");
	char *path = mem_printf("%s/tests/golden/%s.txt",
		source ? source : ".", name);
	char *picture, *wanted;
	bool same;

	terminal_await_quiet(terminal, file, line);
	picture = picture_of(terminal);
	if (mode != NULL && strcmp(mode, "write") == 0)
		write_golden(path, picture);
	wanted = read_golden(path);
	same = strcmp(picture, wanted) == 0;
	if (!same)
		print_error("--- wanted (%s)\n%s", path, wanted);
	free(wanted);
	free(picture);
	free(path);
	if (!same)
		terminal_fail(terminal, file, line, "the picture is not %s", name);
}
