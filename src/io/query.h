/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A named query of sql/queries/, made by sql/tools/queries.awk as
 * `const struct query q_<name>` with `enum q_<name>_column` beside it. */
#ifndef OPSDESK_IO_QUERY_H
#define OPSDESK_IO_QUERY_H

enum query_rows { QUERY_NONE, QUERY_ONE, QUERY_MAYBE, QUERY_MANY };

struct query {
	const char *name;
	const char *sql;
	enum query_rows rows;
	int parameter_count;
	const char *const *parameter_types;	/* SQL type names, $1 first */
	int column_count;
	const char *const *column_names;
	const char *const *column_types;
};

/* All of them, for the test that PREPAREs each; ends with NULL. */
extern const struct query *const query_all[];

#endif
