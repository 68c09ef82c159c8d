/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that cannot fail, and arenas. */
#include "config.h"

#include "base/mem.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

/* What fits beside malloc's own bytes in a page; replies of a few rows, the
 * usual case, need one. */
#define FIRST_CHUNK 4000
#define LARGEST_CHUNK (256 * 1024)
#define SWEPT 256

struct chunk {
	struct chunk *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct chunk *newest;
};

static size_t product(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
		fatal("out of memory: %zu times %zu bytes", count, size);
	return bytes;
}

void *mem_new(size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *memory = calloc(1, bytes > 0 ? bytes : 1);

	if (memory == NULL)
		fatal("out of memory: %zu bytes", bytes);
	return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *memory = realloc(old, bytes > 0 ? bytes : 1);

	if (memory == NULL)
		fatal("out of memory: %zu bytes", bytes);
	return memory;
}

char *mem_strdup(const char *text)
{
	size_t size;

	if (text == NULL)
		return NULL;
	size = strlen(text) + 1;
	return memcpy(mem_new(size, 1), text, size);
}

/* Formats into memory from allocate(context, size). */
PRINTF_LIKE(3, 0)
static char *format_into(void *(*allocate)(void *context, size_t size),
	void *context, const char *format, va_list arguments)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		fatal("cannot format \"%s\"", format);
	text = allocate(context, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

static void *from_heap(void *context, size_t size)
{
	(void)context;
	return mem_new(size, 1);
}

char *mem_vprintf(const char *format, va_list arguments)
{
	return format_into(from_heap, NULL, format, arguments);
}

char *mem_printf(const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = mem_vprintf(format, arguments);
	va_end(arguments);
	return text;
}

void mem_trim(void)
{
#ifdef HAVE_MALLOC_TRIM
	malloc_trim(0);
#endif
}

void mem_sweep(size_t size)
{
	void *blocks[SWEPT];
	size_t i;

	/* Not calloc(), which passes by what a thread has freed last. */
	for (i = 0; i < SWEPT && (blocks[i] = malloc(size)) != NULL; i++)
		explicit_bzero(blocks[i], size);
	while (i > 0)
		free(blocks[--i]);
}

struct arena *arena_new(void)
{
	return mem_new(1, sizeof(struct arena));
}

void arena_free(struct arena **arena)
{
	struct chunk *chunk, *next;

	if (*arena == NULL)
		return;
	for (chunk = (*arena)->newest; chunk != NULL; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(*arena);
	*arena = NULL;
}

/* Chunks double, so that a large reply costs few of them.  What is larger than
 * the next chunk gets one of its own, behind the newest, whose rest stays in
 * use. */
static struct chunk *chunk_for(struct arena *arena, size_t bytes)
{
	struct chunk *newest = arena->newest, *chunk;
	size_t size = newest == NULL ? FIRST_CHUNK : newest->size * 2;

	if (size > LARGEST_CHUNK)
		size = LARGEST_CHUNK;
	if (bytes > size) {
		chunk = mem_new(1, sizeof(*chunk) + bytes);
		chunk->size = bytes;
		if (newest != NULL) {
			chunk->next = newest->next;
			newest->next = chunk;
			return chunk;
		}
	} else {
		chunk = mem_new(1, sizeof(*chunk) + size);
		chunk->size = size;
	}
	chunk->next = newest;
	arena->newest = chunk;
	return chunk;
}

static void *carve(struct arena *arena, size_t bytes, size_t alignment)
{
	struct chunk *chunk = arena->newest;
	size_t start = 0;
	void *memory;

	if (chunk != NULL)
		start = (chunk->used + alignment - 1) / alignment * alignment;
	if (chunk == NULL || start > chunk->size ||
	    chunk->size - start < bytes) {
		chunk = chunk_for(arena, bytes);
		start = chunk->used;
	}
	memory = chunk->bytes + start;
	chunk->used = start + bytes;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
	return carve(arena, product(count, size), alignof(max_align_t));
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy;

	if (text == NULL)
		return NULL;
	length = strnlen(text, length);
	/* Texts stand side by side: most are short. */
	copy = carve(arena, length + 1, 1);
	memcpy(copy, text, length);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

static void *from_arena(void *context, size_t size)
{
	return carve(context, size, 1);
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = format_into(from_arena, arena, format, arguments);
	va_end(arguments);
	return text;
}
