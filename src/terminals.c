/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file: a line a terminal, its fields parted by tabs.  Lines that are none
 * are left out, and go with the next write. */
#include "config.h"

#include "terminals.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/statefile.h"
#include "base/text.h"

#define FILE_NAME "terminals"
#define LINE_MAX_SIZE 256
#define FILE_LIMIT (TERMINALS_MAX * LINE_MAX_SIZE)
#define FIELDS 8
#define HERE "this machine"

static const char *const signs_words[] = {
	[SIGNS_NOT_ASKED] = "?", [SIGNS_SKIPPED] = "skipped",
	[SIGNS_UTF8] = "utf-8", [SIGNS_PLAIN] = "plain",
};

/* What comes from the environment may be anything. */
static void take_word(char *out, size_t size, const char *text, size_t length)
{
	size_t used = 0;

	for (size_t i = 0; i < length && used + 1 < size; i++)
		if (isgraph((unsigned char)text[i]) || text[i] == ' ')
			out[used++] = text[i];
	out[used] = '\0';
}

static void find_place(char out[TERMINAL_PLACE_SIZE])
{
	const char *client = getenv("SSH_CONNECTION");
	const char *line = ttyname(STDIN_FILENO);
	char address[TERMINAL_PLACE_SIZE - 4];

	if (client != NULL && client[0] != '\0') {
		take_word(address, sizeof(address), client,
			strcspn(client, " "));
		snprintf(out, TERMINAL_PLACE_SIZE, "ssh %s", address);
	} else if (line != NULL && strncmp(line, "/dev/pts/", 9) != 0) {
		take_word(out, TERMINAL_PLACE_SIZE, line, strlen(line));
	} else {
		snprintf(out, TERMINAL_PLACE_SIZE, "%s", HERE);
	}
}

void terminals_identify(struct terminal_known *here)
{
	const char *type = getenv("TERM");

	*here = (struct terminal_known){ .signs = SIGNS_NOT_ASKED };
	find_place(here->place);
	if (type != NULL)
		take_word(here->type, sizeof(here->type), type, strlen(type));
}

/* --------------------------------------------------------------- the file */

static bool read_number(const char *text, int max, int *out)
{
	char *end;
	long value = strtol(text, &end, 10);

	if (end == text || *end != '\0' || value < 0 || value > max)
		return false;
	*out = (int)value;
	return true;
}

static bool read_signs(const char *text, enum terminal_signs *out)
{
	for (size_t i = 0; i < ARRAY_LEN(signs_words); i++)
		if (strcmp(signs_words[i], text) == 0) {
			*out = (enum terminal_signs)i;
			return true;
		}
	return false;
}

static bool read_line(char *line, struct terminal_known *known)
{
	char *fields[FIELDS];
	int backspace;

	for (int i = 0; i < FIELDS; i++) {
		fields[i] = strsep(&line, "\t");
		if (fields[i] == NULL)
			return false;
	}
	*known = (struct terminal_known){ .signs = SIGNS_NOT_ASKED };
	if (line != NULL || fields[0][0] == '\0' ||
	    !read_number(fields[2], 999, &known->cols) ||
	    !read_number(fields[3], 999, &known->rows) ||
	    !read_number(fields[4], 1 << 24, &known->colours) ||
	    !read_signs(fields[5], &known->signs) ||
	    !read_number(fields[6], 255, &backspace) ||
	    strlen(fields[7]) >= TERMINAL_DAY_SIZE)
		return false;
	known->backspace = (unsigned char)backspace;
	take_word(known->place, sizeof(known->place), fields[0],
		strlen(fields[0]));
	take_word(known->type, sizeof(known->type), fields[1],
		strlen(fields[1]));
	take_word(known->day, sizeof(known->day), fields[7],
		strlen(fields[7]));
	return true;
}

int terminals_list(struct terminal_known list[TERMINALS_MAX])
{
	struct err err;
	char *text, *rest, *line;
	size_t length;
	int count = 0;

	if (!statefile_read(FILE_NAME, FILE_LIMIT, &text, &length, &err))
		return 0;
	rest = text;
	while (count < TERMINALS_MAX && (line = strsep(&rest, "\n")) != NULL)
		count += read_line(line, &list[count]);
	free(text);
	return count;
}

static bool is_same(const struct terminal_known *a,
	const struct terminal_known *b)
{
	return strcmp(a->place, b->place) == 0 &&
		strcmp(a->type, b->type) == 0;
}

bool terminals_find(struct terminal_known *here)
{
	struct terminal_known list[TERMINALS_MAX];
	int count = terminals_list(list);

	for (int i = 0; i < count; i++)
		if (is_same(&list[i], here)) {
			*here = list[i];
			return true;
		}
	return false;
}

static size_t write_line(char *out, size_t size,
	const struct terminal_known *known)
{
	int length = snprintf(out, size, "%s\t%s\t%d\t%d\t%d\t%s\t%d\t%s\n",
		known->place, known->type, known->cols, known->rows,
		known->colours, signs_words[known->signs], known->backspace,
		known->day);

	return length < 0 || (size_t)length >= size ? 0 : (size_t)length;
}

bool terminals_equal(const struct terminal_known *a,
	const struct terminal_known *b)
{
	char lines[2][LINE_MAX_SIZE] = { "", "" };

	write_line(lines[0], LINE_MAX_SIZE, a);
	write_line(lines[1], LINE_MAX_SIZE, b);
	return strcmp(lines[0], lines[1]) == 0;
}

bool terminals_remember(const struct terminal_known *known, struct err *err)
{
	struct terminal_known list[TERMINALS_MAX];
	int count = terminals_list(list), kept = 1;
	char text[FILE_LIMIT];
	size_t used = write_line(text, LINE_MAX_SIZE, known);

	for (int i = 0; i < count && kept < TERMINALS_MAX; i++) {
		if (is_same(&list[i], known))
			continue;
		used += write_line(text + used, LINE_MAX_SIZE, &list[i]);
		kept++;
	}
	return statefile_write_soon(FILE_NAME, text, used, err);
}

/* ------------------------------------------------------------- in words */

static const char *say_backspace(unsigned char byte)
{
	return byte == '\b' ? ", Backspace ^H"
		: byte == '\177' ? ", Backspace ^?" : "";
}

void terminals_describe(const struct terminal_known *known,
	char out[TERMINAL_WORDS_SIZE])
{
	static const char *const signs[] = {
		[SIGNS_NOT_ASKED] = "signs not known",
		[SIGNS_SKIPPED] = "signs not known",
		[SIGNS_UTF8] = "UTF-8", [SIGNS_PLAIN] = "plain letters",
	};
	char colours[32] = "no colours";

	if (known->colours > 0)
		snprintf(colours, sizeof(colours), "%d colours",
			known->colours);
	snprintf(out, TERMINAL_WORDS_SIZE, "%s, %s: %dx%d, %s, %s%s",
		known->place, known->type[0] == '\0' ? "no TERM" : known->type,
		known->cols, known->rows, colours, signs[known->signs],
		say_backspace(known->backspace));
}
