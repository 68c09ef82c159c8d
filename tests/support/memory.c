/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading /proc/PID for a text. */
#include "config.h"

#include "tests/support/memory.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define PART_MAX (64u << 20)	/* no mapping of ours that is written is larger */

#ifdef __SANITIZE_ADDRESS__
#define KEEPS_WHAT_IS_FREED true
#else
#define KEEPS_WHAT_IS_FREED false
#endif

bool memory_file_holds(const char *path, const char *text)
{
	size_t room = 1u << 20, used = 0;
	char *bytes = mem_new(room, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;
	bool found;

	while (fd >= 0 && used < room &&
	       (n = read(fd, bytes + used, room - used)) > 0)
		used += (size_t)n;
	if (fd >= 0)
		close(fd);
	found = memmem(bytes, used, text, strlen(text)) != NULL;
	free(bytes);
	return found;
}

static bool part_holds(int memory, uintmax_t from, uintmax_t to,
	const char *text)
{
	size_t size = (size_t)(to - from);
	char *bytes;
	ssize_t n;
	bool found;

	if (to - from > PART_MAX)
		return false;
	bytes = mem_new(size, 1);
	n = pread(memory, bytes, size, (off_t)from);
	found = n > 0 && memmem(bytes, (size_t)n, text, strlen(text)) != NULL;
	free(bytes);
	return found;
}

static bool written_parts_hold(pid_t pid, const char *text, char where[64])
{
	char path[64], line[512], rights[5];
	uintmax_t from, to;
	bool found = false;
	FILE *maps;
	int memory;

	snprintf(path, sizeof(path), "/proc/%d/mem", (int)pid);
	memory = open(path, O_RDONLY | O_CLOEXEC);
	snprintf(path, sizeof(path), "/proc/%d/maps", (int)pid);
	maps = fopen(path, "re");
	while (memory >= 0 && maps != NULL && !found &&
	       fgets(line, sizeof(line), maps) != NULL) {
		if (sscanf(line, "%jx-%jx %4s", &from, &to, rights) != 3 ||
		    rights[1] != 'w')
			continue;
		found = part_holds(memory, from, to, text);
		if (found)
			snprintf(where, 64, "%.60s", strrchr(line, ' ') + 1);
	}
	if (maps != NULL)
		fclose(maps);
	if (memory >= 0)
		close(memory);
	return found;
}

bool memory_holds(pid_t pid, const char *text, char where[64])
{
	static const char *const files[] = { "cmdline", "environ" };
	char path[64];

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, files[i]);
		snprintf(where, 64, "%s", files[i]);
		if (memory_file_holds(path, text))
			return true;
	}
	return !KEEPS_WHAT_IS_FREED && written_parts_hold(pid, text, where);
}
