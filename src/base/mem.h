/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory: allocation that cannot fail (it ends in fatal()), and arenas.
 * One database reply, one parsed file or one screenful of data lives in one
 * arena and goes with it. */
#ifndef OPSDESK_BASE_MEM_H
#define OPSDESK_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

#include "base/err.h"

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Zeroed memory of count * size bytes; free() it.  fatal() on overflow. */
void *mem_new(size_t count, size_t size);

/* Like reallocarray; the new tail is not zeroed. */
void *mem_resize(void *old, size_t count, size_t size);

/* A copy to free(); NULL stays NULL. */
char *mem_strdup(const char *text);

char *mem_printf(const char *format, ...) PRINTF_LIKE(1, 2);
char *mem_vprintf(const char *format, va_list arguments) PRINTF_LIKE(1, 0);

/* Gives the system back whole pages that are free, where that can be done: for
 * a moment at which nothing else happens. */
void mem_trim(void);

/* Overwrites what lies free in blocks of this size, as far as it is found:
 * libraries free copies of secrets without wiping them. */
void mem_sweep(size_t size);

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena **arena);

/* Zeroed, aligned for any type; lives as long as the arena. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
	PRINTF_LIKE(2, 3);

#endif
