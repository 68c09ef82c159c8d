/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records from and to JSON. */
#include "config.h"

#include "store/record_json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "base/record.h"
#include "base/text.h"

/* A draft is five levels deep. */
#define DEPTH_MAX 12

/* A text that a buffer had no room for may end within a character. */
static json_t *text_json(const char *text)
{
	char *whole = mem_strdup(text);
	size_t length = strlen(whole);
	json_t *json;

	while (length > 0 && !text_is_utf8(whole))
		whole[--length] = '\0';
	json = json_string(whole);
	free(whole);
	return json;
}

static json_t *to_json(const struct record *record)
{
	json_t *object = json_object(), *list;
	int failed = object == NULL;

	for (const struct record_item *item = record->first; item != NULL;
	     item = item->next) {
		if (item->text != NULL) {
			failed |= json_object_set_new(object, item->name,
				text_json(item->text));
			continue;
		}
		list = json_object_get(object, item->name);
		if (list == NULL) {
			list = json_array();
			failed |= json_object_set_new(object, item->name,
				list);
		}
		failed |= json_array_append_new(list, to_json(item->inner));
	}
	if (failed != 0)
		fatal("a record could not be made JSON");
	return object;
}

char *record_json_text(const struct record *record)
{
	json_t *json = to_json(record);
	char *text = json_dumps(json, JSON_COMPACT);

	json_decref(json);
	if (text == NULL)
		fatal("a record could not be written");
	return text;
}

static bool from_json(json_t *object, struct record *record, int depth);

static bool list_from_json(json_t *list, const char *name,
	struct record *record, int depth)
{
	json_t *inner;
	size_t i;

	json_array_foreach(list, i, inner) {
		if (!from_json(inner, record_add(record, name), depth))
			return false;
	}
	return true;
}

static bool from_json(json_t *object, struct record *record, int depth)
{
	const char *name;
	json_t *value;

	if (!json_is_object(object) || depth == DEPTH_MAX)
		return false;
	json_object_foreach(object, name, value) {
		if (json_is_string(value))
			record_put(record, name, json_string_value(value));
		else if (!json_is_array(value) ||
			 !list_from_json(value, name, record, depth + 1))
			return false;
	}
	return true;
}

struct record *record_json_read(const char *bytes, size_t length,
	struct err *err)
{
	json_t *json = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, NULL);
	struct record *record;

	if (json == NULL) {
		err_set(err, ERR_INVALID, "it is damaged");
		return NULL;
	}
	record = record_new();
	if (!from_json(json, record, 0)) {
		err_set(err, ERR_INVALID, "it is not what it should be");
		record_free(&record);
	}
	json_decref(json);
	return record;
}
