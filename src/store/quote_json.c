/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading quotes. */
#include "config.h"

#include "store/quote_json.h"

#include "base/mem.h"

struct quote quote_json_read(const json_t *json, struct arena *arena)
{
	const json_t *array = json_object_get(json, "lines");
	size_t count = json_array_size(array);
	struct quote_line *lines = arena_alloc(arena, count + 1, sizeof(*lines));

	for (size_t i = 0; i < count; i++) {
		const json_t *line = json_array_get(array, i);
		const char *words = json_string_value(
			json_object_get(line, "words"));

		lines[i].words = words == NULL ? "" : arena_strdup(arena, words);
		lines[i].minor = (int)json_integer_value(
			json_object_get(line, "minor"));
	}
	return (struct quote){
		lines, (int)count,
		(int)json_integer_value(json_object_get(json, "total_minor")),
	};
}
