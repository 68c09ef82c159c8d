/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for a text where it must not be: in another process. */
#ifndef OPSDESK_TESTS_MEMORY_H
#define OPSDESK_TESTS_MEMORY_H

#include <stdbool.h>
#include <sys/types.h>

/* Is the text in the memory that the process writes to, in its command line or
 * its environment?  where (of at least 64 bytes) says in which part.  Memory
 * that may not be read (it is kept private, and we are not root) is passed by,
 * and so is all of it under a sanitizer, which keeps what was freed. */
bool memory_holds(pid_t pid, const char *text, char where[64]);

/* Is it in this file? */
bool memory_file_holds(const char *path, const char *text);

#endif
