/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ana's journal of requests, in a state directory that a test has for itself. */
#ifndef OPSDESK_TESTS_REQUEST_FILE_H
#define OPSDESK_TESTS_REQUEST_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/request_log.h"

#define REQUEST_DATABASE "7448-16384"
#define REQUEST_NAME "requests-7448-16384-ana"

struct request_file {
	char home[64];			/* what XDG_STATE_HOME says */
	char path[160], aside[170];
	struct request_log *log;	/* the test's, closed with the rest */
};

/* The directory is there, and empty; false: it could not be made. */
bool request_file_begin(struct request_file *file);
void request_file_end(struct request_file *file);

struct request_log *request_file_open(struct err *problem);

/* Opens the test's own, with which all is well. */
void request_file_use(struct request_file *file);

/* What stands at this path; NULL: nothing is there. */
const char *request_file_text(const char *path, char *out, size_t size);
int request_file_lines(const struct request_file *file);

/* A file of one's own that says this. */
void request_file_put(const char *path, const char *text);

/* What the next console finds, a line each. */
const char *request_file_left(char *out, size_t size);

#endif
