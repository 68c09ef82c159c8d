/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sent, and what the oracle is told of it. */
#include "config.h"

#include "tests/fuzz/fuzz_pieces.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "ui/shell_private.h"

#define PIECE_MAX 10100		/* a scan of ten thousand bytes */

enum split { WHOLE, ONCE, EVERYWHERE, ANYWHERE, SPLITS };

uint32_t fuzz_any(struct fuzz *f, uint32_t below)
{
	f->random ^= f->random << 13;
	f->random ^= f->random >> 17;
	f->random ^= f->random << 5;
	return f->random % below;
}

void fuzz_tell(struct fuzz *f, const char *what, const char *bytes,
	size_t length)
{
	char *out = f->told[f->pieces++ % FUZZ_TOLD];
	int used = snprintf(out, FUZZ_TOLD_SIZE, "%s%s:", what,
		f->stalled ? " (nobody answers)" : "");

	for (size_t i = 0; i < length && used < FUZZ_TOLD_SIZE - 8; i++)
		used += snprintf(out + used, FUZZ_TOLD_SIZE - (size_t)used,
			(unsigned char)bytes[i] > ' ' && bytes[i] < '\177'
			? "%c" : "<%02x>", (unsigned char)bytes[i]);
}

void fuzz_picture(struct fuzz *f)
{
	if (!f->stalled)
		settle(f->b);
	else
		shell_draw(f->b->shell, f->b->canvas);
	fuzz_oracle_picture(&f->oracle);
}

void fuzz_wait_ms(struct fuzz *f, int64_t ms)
{
	if (f->stalled)
		pass_time(f->b, ms);
	else
		pass_ms(f->b, ms);
}

/* ------------------------------------------------------------- the line in */

static bool cuts(struct fuzz *f, enum split split, size_t at, size_t length)
{
	return split == EVERYWHERE ||
		(split == ONCE && at == f->cut % length) ||
		(split == ANYWHERE && fuzz_any(f, 3) == 0);
}

/* As a slow line delivers it: in any pieces, an Esc alone among them. */
static void send(struct fuzz *f, const char *bytes, size_t length,
	enum split split)
{
	f->cut++;
	for (size_t i = 0; i < length; i++) {
		fuzz_line_byte(&f->line, (unsigned char)bytes[i], clock_ms());
		f->sent++;
		if (!cuts(f, split, i, length))
			continue;
		fuzz_line_pause(&f->line, clock_ms());
		if (fuzz_any(f, 4) == 0)
			fuzz_picture(f);
		pass_time(f->b, fuzz_any(f, TERM_SPLIT_MS / 2));
		if (fuzz_any(f, 64) == 0)
			fuzz_wait_ms(f, fuzz_any(f, TERM_SPLIT_MS / 4));
	}
	fuzz_line_pause(&f->line, clock_ms());
}

static enum split how(struct fuzz *f)
{
	return (enum split)fuzz_any(f, SPLITS);
}

/* So long that nothing of what follows can belong to it. */
static void silence(struct fuzz *f)
{
	pass_time(f->b, TERM_SPLIT_MS + 1);
}

/* ------------------------------------------------------- keys on purpose */

static const struct {
	const char *bytes;
	key code;
} specials[] = {
	{ "\r", KEY_ENTER }, { "\r", KEY_ENTER }, { "\t", KEY_TAB },
	{ "\177", KEY_BACKSPACE }, { "\b", KEY_BACKSPACE },
	{ "\033[A", KEY_UP }, { "\033OB", KEY_DOWN }, { "\033[C", KEY_RIGHT },
	{ "\033OD", KEY_LEFT }, { "\033[5~", KEY_PAGE_UP },
	{ "\033[6~", KEY_PAGE_DOWN }, { "\033[H", KEY_HOME },
	{ "\033[4~", KEY_END }, { "\033[3~", KEY_DELETE },
	{ "\033[Z", KEY_BACKTAB }, { "\033OQ", KEY_F1 + 1 },
	{ "\033[13~", KEY_F1 + 2 }, { "\033OP", KEY_F1 }, { "\033Oq", '1' },
	{ "\033OM", KEY_ENTER }, { "\033On", '.' }, { "\303\251", 0xe9 },
	{ "\346\227\245", 0x65e5 }, { "\024", KEY_MOD_CTRL | 't' },
	{ "\014", KEY_MOD_CTRL | 'l' }, { "\021", KEY_MOD_CTRL | 'q' },
	{ "\032", KEY_MOD_CTRL | 'z' }, { "\023", KEY_MOD_CTRL | 's' },
	{ "\034", KEY_MOD_CTRL | '\\' }, { "\003", KEY_MOD_CTRL | 'c' },
	{ "\004", KEY_MOD_CTRL | 'd' }, { "\025", KEY_MOD_CTRL | 'u' },
};

/* What one hand presses most, and then anything. */
static const char *some_key(struct fuzz *f, char one[2], key *code)
{
	static const char often[] =
		"bvxioprwnuafecdztyhjklg;:/!?+-.<>*y1234567890 ";

	if (fuzz_any(f, 3) == 0) {
		size_t i = fuzz_any(f, ARRAY_LEN(specials));

		*code = specials[i].code;
		return specials[i].bytes;
	}
	one[0] = fuzz_any(f, 4) == 0 ? (char)(' ' + fuzz_any(f, 95))
		: often[fuzz_any(f, sizeof(often) - 1)];
	one[1] = '\0';
	*code = (key)one[0];
	return one;
}

/* One after another, each with a picture: or all before the next one. */
static void send_keys(struct fuzz *f)
{
	bool blind = fuzz_any(f, 3) == 0;
	char all[64] = "", one[2];

	fuzz_oracle_begin(&f->oracle, 0, 0);
	for (uint32_t n = 1 + fuzz_any(f, 6); n > 0; n--) {
		key code;
		const char *bytes = some_key(f, one, &code);
		bool is_sequence = bytes[0] == '\033';

		strcat(all, bytes);
		fuzz_oracle_press(&f->oracle, code);
		send(f, bytes, strlen(bytes), is_sequence || blind ? WHOLE
			: how(f));
		if (!blind)
			fuzz_picture(f);
	}
	fuzz_tell(f, blind ? "keys at once" : "keys", all, strlen(all));
}

/* Once, whatever comes next. */
static void send_escape(struct fuzz *f)
{
	fuzz_tell(f, "Esc", "", 0);
	fuzz_oracle_begin(&f->oracle, 0, 0);
	fuzz_oracle_press(&f->oracle, KEY_ESC);
	send(f, "\033", 1, WHOLE);
	fuzz_picture(f);
	silence(f);
}

/* A confirmation and its answer in one go: nobody has read the question. */
static void send_rash_answer(struct fuzz *f)
{
	static const char *const rash[] = {
		"xy", "oy", "dy", "cy", "x\r", "py\r", "ey", "ry", "xyyy\r",
	};
	const char *bytes = rash[fuzz_any(f, ARRAY_LEN(rash))];

	fuzz_oracle_begin(&f->oracle, 0, 0);
	for (const char *at = bytes; *at != '\0'; at++)
		fuzz_oracle_press(&f->oracle, *at == '\r' ? KEY_ENTER
			: (key)*at);
	fuzz_tell(f, "rash answer", bytes, strlen(bytes));
	send(f, bytes, strlen(bytes), WHOLE);
}

/* ------------------------------------------------ what gives leave for nothing */

/* What could do most harm if it were keys. */
static size_t harm(struct fuzz *f, char *out, size_t most, bool controls)
{
	static const char evil[] =
		"abcdefghilmnopqrstuvwxyz0123456789 yY\303\251[O~A;:/!u";
	static const char worse[] = "\t\003\004\021\023\024\032\034\035\177";
	size_t length = fuzz_any(f, (uint32_t)most);

	for (size_t i = 0; i < length; i++)
		out[i] = controls && fuzz_any(f, 8) == 0
			? worse[fuzz_any(f, sizeof(worse) - 1)]
			: evil[fuzz_any(f, sizeof(evil) - 1)];
	return length;
}

/* Between the prefix and Enter everything is heard, and nothing acts. */
static void begin_scan(struct fuzz *f)
{
	fuzz_oracle_begin(&f->oracle, FUZZ_KEYS_MAX, 0);
	f->oracle.any_key = true;
}

static size_t make_scan(struct fuzz *f, char *bytes)
{
	size_t most = fuzz_any(f, 400) == 0 ? 10000 : fuzz_any(f, 8) == 0 ? 300 : 20;
	size_t length = 1;

	bytes[0] = '\002';
	length += harm(f, bytes + 1, most, fuzz_any(f, 4) == 0);
	/* A second prefix begins anew. */
	if (fuzz_any(f, 6) == 0)
		bytes[length++] = '\002';
	return length;
}

static void send_scan(struct fuzz *f)
{
	static char bytes[PIECE_MAX];
	size_t length = make_scan(f, bytes);
	bool crlf = fuzz_any(f, 2) == 0;

	begin_scan(f);
	bytes[length++] = '\r';
	if (crlf)
		bytes[length++] = '\n';
	fuzz_tell(f, "scan", bytes, length);
	/* CR LF is one end only as a device sends it. */
	send(f, bytes, length, crlf ? WHOLE : how(f));
	if (fuzz_any(f, 3) == 0)
		send(f, bytes, length, WHOLE);
}

/* Its Enter is lost: Esc leaves it, or the next one's prefix. */
static void send_endless_scan(struct fuzz *f)
{
	static char bytes[PIECE_MAX];
	size_t length = make_scan(f, bytes);

	begin_scan(f);
	fuzz_tell(f, "scan without an end", bytes, length);
	send(f, bytes, length, how(f));
	fuzz_picture(f);
	if (fuzz_any(f, 2) == 0)
		send(f, "\033", 1, WHOLE);
	else
		send(f, "\002NEXT\r", 6, how(f));
	silence(f);
}

/* From a scanner with another prefix, onto a screen: a field takes it for what
 * somebody types. */
static void send_foreign(struct fuzz *f)
{
	static const char prefixes[] = { 1, 5, 6, 7, 14, 16, 22, 24, 28, 29 };
	char bytes[32];
	size_t length = 1;

	if (shell_covered(f->b->shell) || f->oracle.saw_line || f->stalled)
		return;
	bytes[0] = prefixes[fuzz_any(f, sizeof(prefixes))];
	while (length < 12)
		bytes[length++] = (char)('a' + fuzz_any(f, 26));
	bytes[length++] = '\r';
	begin_scan(f);
	fuzz_tell(f, "foreign scan", bytes, length);
	send(f, bytes, length, WHOLE);
}

static void send_paste(struct fuzz *f)
{
	static char bytes[PIECE_MAX];
	bool ends = fuzz_any(f, 6) > 0;
	size_t length = 6;
	enum split split = how(f);

	memcpy(bytes, "\033[200~", 6);
	length += harm(f, bytes + 6, fuzz_any(f, 200) == 0 ? 9000 : 200, true);
	for (size_t i = 6; i < length; i++)
		if (fuzz_any(f, 12) == 0)
			bytes[i] = "\r\n\377\300\033"[fuzz_any(f, 5)];
	if (ends)
		memcpy(bytes + length, "\033[201~", 6);
	length += ends ? 6 : 0;
	fuzz_tell(f, ends ? "paste" : "paste without an end", bytes, length);
	/* Of the Esc of the mark, if that came alone; of what is pasted none. */
	fuzz_oracle_begin(&f->oracle, split == WHOLE ? 0 : 1, 1);
	send(f, bytes, length, split);
	pass_time(f->b, ends ? TERM_SPLIT_MS + 1 : TERM_PASTE_STALL_MS + 1);
}

/* Known, unknown, broken off, and what terminals report. */
static void send_sequence(struct fuzz *f)
{
	static const struct {
		const char *bytes;
		key code;		/* when it comes whole */
	} sequences[] = {
		{ "\033[A", KEY_UP }, { "\033OB", KEY_DOWN },
		{ "\033[1;5C", KEY_NONE }, { "\033[99~", KEY_NONE },
		{ "\033OP", KEY_F1 }, { "\033[3~", KEY_DELETE },
		{ "\033[12;40R", KEY_NONE }, { "\033[?62;1;4c", KEY_NONE },
		{ "\033[I", KEY_NONE }, { "\033[O", KEY_NONE },
		{ "\033[<0;12;7M", KEY_NONE }, { "\033[<35;9;9m", KEY_NONE },
		{ "\033[M !y", KEY_NONE }, { "\033[Mx#o", KEY_NONE },
		{ "\033[32;12;7M", KEY_NONE },
		{ "\033[200", KEY_NONE }, { "\033[", KEY_NONE },
		{ "\033O", KEY_NONE }, { "\033[201~", KEY_NONE },
		{ "\033[27;5;121~", KEY_NONE }, { "\033[121;5u", KEY_NONE },
		{ "\033[[A", KEY_F1 }, { "\033[[Q", KEY_NONE },
	};
	size_t i = fuzz_any(f, ARRAY_LEN(sequences));
	const char *bytes = sequences[i].bytes;
	enum split split = how(f);

	fuzz_tell(f, "sequence", bytes, strlen(bytes));
	fuzz_oracle_begin(&f->oracle, split == WHOLE ? 0 : 1, 0);
	f->oracle.may_be_lost = split != WHOLE;
	if (sequences[i].code != KEY_NONE)
		fuzz_oracle_press(&f->oracle, sequences[i].code);
	send(f, bytes, strlen(bytes), split);
	silence(f);
}

/* What another program asked the terminal for, and left without hearing it. */
static void send_answer(struct fuzz *f)
{
	static const char *const answers[] = {
		"\033]11;rgb:ffff/ffff/dddd\033\\", "\033]52;c;eHl5\007",
		"\033P>|xterm(388)\033\\", "\033P1+r544e=787465726d\033\\",
		"\033]4;1;rgb:cdcd/0000/0000\007", "\033_Gi=31;OK\033\\",
	};
	const char *bytes = answers[fuzz_any(f, ARRAY_LEN(answers))];

	fuzz_tell(f, "answer", bytes, strlen(bytes));
	fuzz_oracle_begin(&f->oracle, 0, 0);
	send(f, bytes, strlen(bytes), WHOLE);
	silence(f);
}

static void send_noise(struct fuzz *f)
{
	static const char noise[] = "\377\376\300\301\365\200\277";
	char bytes[8];
	size_t length = 1 + fuzz_any(f, sizeof(bytes) - 1);

	for (size_t i = 0; i < length; i++)
		bytes[i] = noise[fuzz_any(f, sizeof(noise) - 1)];
	fuzz_tell(f, "noise", bytes, length);
	fuzz_oracle_begin(&f->oracle, 0, 0);
	send(f, bytes, length, how(f));
}

void fuzz_send_piece(struct fuzz *f)
{
	switch (fuzz_any(f, 20)) {
	case 0: case 1: case 2: send_scan(f); break;
	case 3: send_endless_scan(f); break;
	case 4: send_foreign(f); break;
	case 5: case 6: case 7: send_paste(f); break;
	case 8: case 9: case 10: send_sequence(f); break;
	case 11: send_answer(f); break;
	case 12: send_noise(f); break;
	case 13: case 14: send_escape(f); break;
	case 15: send_rash_answer(f); break;
	default: send_keys(f); break;
	}
}
