/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journal of requests for tests. */
#include "config.h"

#include "tests/support/request_file.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define FILE_BYTES 70000

const char *request_file_text(const char *path, char *out, size_t size)
{
	FILE *file = fopen(path, "r");
	size_t n;

	if (file == NULL)
		return NULL;
	n = fread(out, 1, size - 1, file);
	out[n] = '\0';
	fclose(file);
	return out;
}

int request_file_lines(const struct request_file *file)
{
	char text[FILE_BYTES];
	int lines = 0;

	assert_non_null(request_file_text(file->path, text, sizeof(text)));
	for (const char *at = text; *at != '\0'; at++)
		lines += *at == '\n';
	return lines;
}

void request_file_put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0600), 0);
}

struct request_log *request_file_open(struct err *problem)
{
	return request_log_open(REQUEST_DATABASE, "ana", problem);
}

void request_file_use(struct request_file *file)
{
	struct err problem;

	file->log = request_file_open(&problem);
	assert_int_equal(problem.kind, ERR_NONE);
}

const char *request_file_left(char *out, size_t size)
{
	struct err problem;
	struct request_log *next = request_file_open(&problem);
	size_t used = 0;

	assert_int_equal(problem.kind, ERR_NONE);
	out[0] = '\0';
	for (int i = 0; i < request_log_left(next); i++)
		used += (size_t)snprintf(out + used, size - used, "%s\n",
			request_log_left_at(next, i)->what);
	request_log_close(&next);
	return out;
}

bool request_file_begin(struct request_file *file)
{
	*file = (struct request_file){ .home = "/tmp/opsdesk-requests-XXXXXX" };
	if (mkdtemp(file->home) == NULL)
		return false;
	setenv("XDG_STATE_HOME", file->home, 1);
	snprintf(file->path, sizeof(file->path), "%s/opsdesk", file->home);
	if (mkdir(file->path, 0700) != 0)
		return false;
	snprintf(file->path, sizeof(file->path), "%s/opsdesk/" REQUEST_NAME,
		file->home);
	snprintf(file->aside, sizeof(file->aside), "%s.aside", file->path);
	return true;
}

static int remove_entry(const char *path, const struct stat *status, int kind,
	struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

void request_file_end(struct request_file *file)
{
	request_log_close(&file->log);
	nftw(file->home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}
