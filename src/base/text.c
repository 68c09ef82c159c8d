/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Untrusted text made harmless and measured.
 *
 * A cluster here is a base character with the marks that take no cell of their
 * own.  That is less than Unicode's extended grapheme cluster on purpose: joined
 * emoji, flags and spacing vowel signs are cells of their own in the terminals
 * of a front desk, and the width that we count must be the width they draw. */
#include "config.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"

#define SYMBOL "\xEF\xBF\xBD"	/* U+FFFD replacement character */
#define MARKS_MAX 2

enum sort {
	SORT_BASE,	/* takes cells */
	SORT_MARK,	/* stands on the base before it */
	SORT_DROPPED,	/* only chooses a glyph: left out */
	SORT_HOSTILE	/* becomes the symbol */
};

/* Decodes one character, -1 when the bytes are not UTF-8.  Returns the bytes
 * it takes; one for a bad byte. */
static size_t decode(const char *text, int32_t *character)
{
	utf8proc_int32_t decoded;
	utf8proc_ssize_t length =
		utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &decoded);

	if (length <= 0) {
		*character = -1;
		return 1;
	}
	*character = decoded;
	return (size_t)length;
}

static bool is_variation_selector(int32_t character)
{
	return (character >= 0xFE00 && character <= 0xFE0F) ||
		(character >= 0xE0100 && character <= 0xE01EF);
}

/* technical.md 4, "Hostile text".  Unicode's "default ignorable" property
 * covers that list's invisible characters (U+00AD, 061C, 115F, 1160, 3164,
 * 200B-200F, 202A-202E, 2060-206F, FEFF, E0000-E007F) and the rest of their
 * kind; U+2028, 2029 and FFF9-FFFB go by category, C0, DEL, C1, private,
 * unassigned and non-characters too. */
static enum sort sort_of(int32_t character)
{
	const utf8proc_property_t *property;

	if (character >= 0x20 && character < 0x7F)
		return SORT_BASE;
	if (character < 0)
		return SORT_HOSTILE;
	if (is_variation_selector(character))
		return SORT_DROPPED;
	property = utf8proc_get_property(character);
	if (property->ignorable)
		return SORT_HOSTILE;
	switch (property->category) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return SORT_HOSTILE;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
		return SORT_MARK;
	default:
		break;
	}
	/* The vowels and finals of a Hangul syllable written in pieces. */
	if ((character >= 0x1160 && character <= 0x11FF) ||
	    (character >= 0xD7B0 && character <= 0xD7FB))
		return SORT_MARK;
	return SORT_BASE;
}

/* Spacing marks (Mc) take a cell in terminals and in wcwidth(), although
 * utf8proc counts them as zero. */
static int width_of(int32_t character)
{
	return utf8proc_charwidth(character) == 2 ? 2 : 1;
}

static bool is_plain(char character)
{
	return character >= 0x20 && character < 0x7F;
}

size_t text_next(const char *text, struct text_cluster *cluster)
{
	int32_t character;
	size_t length, step, used = 0;
	int marks = 0;
	enum sort sort;

	*cluster = (struct text_cluster){ .width = 0 };
	if (*text == '\0')
		return 0;
	/* Nearly all there is to show: ASCII, with nothing standing on it. */
	if (is_plain(text[0]) && (text[1] & 0x80) == 0) {
		cluster->bytes[0] = text[0];
		cluster->width = 1;
		return 1;
	}
	length = decode(text, &character);
	sort = sort_of(character);
	if (sort == SORT_BASE) {
		memcpy(cluster->bytes, text, length);
		used = length;
		cluster->width = width_of(character);
	} else {
		/* A mark with nothing to stand on would climb on whatever the
		 * screen has to its left. */
		memcpy(cluster->bytes, SYMBOL, sizeof(SYMBOL) - 1);
		used = sizeof(SYMBOL) - 1;
		cluster->width = 1;
		marks = MARKS_MAX;
	}
	for (; text[length] != '\0'; length += step) {
		step = decode(text + length, &character);
		sort = sort_of(character);
		if (sort != SORT_MARK && sort != SORT_DROPPED)
			break;
		if (sort == SORT_MARK && marks < MARKS_MAX) {
			memcpy(cluster->bytes + used, text + length, step);
			used += step;
			marks++;
		}
	}
	return length;
}

int text_width(const char *text)
{
	struct text_cluster cluster;
	size_t step;
	int width = 0;

	for (; (step = text_next(text, &cluster)) > 0; text += step)
		width += cluster.width;
	return width;
}

int text_clip(char *out, size_t size, const char *text, int width)
{
	struct text_cluster cluster;
	size_t step, used = 0, length;
	int cells = 0;

	if (size == 0)
		return 0;
	for (; (step = text_next(text, &cluster)) > 0; text += step) {
		length = strlen(cluster.bytes);
		if (cells + cluster.width > width || used + length >= size)
			break;
		memcpy(out + used, cluster.bytes, length);
		used += length;
		cells += cluster.width;
	}
	out[used] = '\0';
	return cells;
}

bool text_is_clean(const char *text)
{
	struct text_cluster cluster;
	size_t step;

	for (; (step = text_next(text, &cluster)) > 0; text += step)
		if (strlen(cluster.bytes) != step ||
		    memcmp(cluster.bytes, text, step) != 0)
			return false;
	return true;
}

bool text_is_utf8(const char *text)
{
	int32_t character;
	size_t step;

	for (; *text != '\0'; text += step) {
		step = decode(text, &character);
		if (character < 0)
			return false;
	}
	return true;
}

size_t text_before(const char *text, size_t at)
{
	struct text_cluster cluster;
	size_t step, start = 0;

	/* From the front: what a cluster is depends on what stands before it. */
	while ((step = text_next(text + start, &cluster)) > 0 &&
	       start + step < at)
		start += step;
	return start;
}

size_t text_after(const char *text, size_t at)
{
	struct text_cluster cluster;
	size_t step, end = 0;

	while (end <= at && (step = text_next(text + end, &cluster)) > 0)
		end += step;
	return end;
}

/* Letters that Unicode does not decompose, but that a person types without
 * their stroke or ligature. */
static const struct plain {
	int32_t letter;
	const char *spelling;
} plain_letters[] = {
	{ 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" },
	{ 0x0111, "d" }, { 0x0127, "h" }, { 0x0131, "i" }, { 0x0142, "l" },
	{ 0x0153, "oe" }, { 0x0167, "t" },
};

/* Reads folded characters one by one; U+FDFA, the longest decomposition,
 * has 18. */
struct folded {
	const char *next;
	int32_t pending[32];
	int count, at;
};

static void fold_one(struct folded *folded, int32_t character)
{
	const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT
		| UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	utf8proc_ssize_t count;
	int boundary = 0;
	size_t i;

	folded->at = 0;
	folded->count = 1;
	folded->pending[0] = character;
	if (character < 0)
		return;
	count = utf8proc_decompose_char(character, folded->pending,
		ARRAY_LEN(folded->pending), options, &boundary);
	if (count < 0 || count > (utf8proc_ssize_t)ARRAY_LEN(folded->pending)) {
		folded->pending[0] = character;
		return;
	}
	folded->count = (int)count;
	if (count != 1)
		return;
	for (i = 0; i < ARRAY_LEN(plain_letters); i++) {
		const char *spelling = plain_letters[i].spelling;

		if (plain_letters[i].letter != folded->pending[0])
			continue;
		for (folded->count = 0; *spelling != '\0'; spelling++)
			folded->pending[folded->count++] = *spelling;
		return;
	}
}

/* 0 at the end; bad bytes count as -1 and match each other. */
static int32_t fold_next(struct folded *folded)
{
	int32_t character;

	while (folded->at == folded->count) {
		if (*folded->next == '\0')
			return 0;
		folded->next += decode(folded->next, &character);
		fold_one(folded, character);
	}
	return folded->pending[folded->at++];
}

bool text_begins(const char *text, const char *wanted)
{
	struct folded a = { .next = text }, b = { .next = wanted };
	int32_t character;

	while ((character = fold_next(&b)) != 0)
		if (fold_next(&a) != character)
			return false;
	return true;
}

bool text_contains(const char *text, const char *wanted)
{
	int32_t character;

	for (;;) {
		if (text_begins(text, wanted))
			return true;
		if (*text == '\0')
			return false;
		text += decode(text, &character);
	}
}
