/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local wall time at a venue, as whole minutes and whole days, with no time
 * zone in it: `club` keeps local date and time (domain.md 6, contracts.md
 * "Time and money").  Rules on time stand in SQL; here is only reading,
 * writing and arithmetic. */
#ifndef OPSDESK_MODEL_TIMESLOT_H
#define OPSDESK_MODEL_TIMESLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MINUTES_A_DAY (24 * 60)
#define TIMESLOT_TEXT_SIZE 32

/* Days since 2000-01-01, and minutes since its midnight. */
typedef int32_t day_number;
typedef int32_t wall_minute;

enum weekday { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };

/* false when there is no such date. */
bool timeslot_day(int year, int month, int day, day_number *out);
enum weekday timeslot_weekday(day_number day);

day_number timeslot_day_of(wall_minute minute);
int timeslot_minute_of_day(wall_minute minute);
wall_minute timeslot_midnight(day_number day);

/* The server's "2026-11-21 14:05:00", with or without seconds. */
bool timeslot_parse_stamp(const char *text, wall_minute *out);
bool timeslot_parse_iso_date(const char *text, day_number *out);

/* What people type, each the whole word.  A weekday (three letters of it or
 * more) is the coming one, today when today is one; dates are "2026-12-24",
 * "24.12.2026", "24.12" (the next one), "+3", "-1", "today", "tomorrow",
 * "yesterday". */
bool timeslot_parse_date(const char *word, day_number today, day_number *out);

/* "18", "1830", "18:30", "6pm", "6:30pm" -> minutes of the day; "24:00" is
 * the end of it. */
bool timeslot_parse_time(const char *word, int *minute_of_day);

/* "2h", "90m", "1h30", "1:30" -> minutes, from one to a whole day; a bare
 * number is minutes when bare is allowed. */
bool timeslot_parse_length(const char *word, bool bare, int *minutes);

/* "14:05", "2026-11-21", "Sat 21 Nov 2026", "Sat 21 Nov",
 * "2026-11-21 14:05". */
void timeslot_format_time(wall_minute minute, char out[TIMESLOT_TEXT_SIZE]);
void timeslot_format_iso_date(day_number day, char out[TIMESLOT_TEXT_SIZE]);
void timeslot_format_date(day_number day, bool year,
	char out[TIMESLOT_TEXT_SIZE]);
void timeslot_format_stamp(wall_minute minute, char out[TIMESLOT_TEXT_SIZE]);

/* "16:00-18:00"; the end of a range at midnight is written 24:00. */
void timeslot_format_range(wall_minute starts, wall_minute ends,
	char out[TIMESLOT_TEXT_SIZE]);

/* As one says it at now: "18:20" of the same day, "Fri 18:20" of the six days
 * before, else "Fri 6 Nov 18:20". */
void timeslot_format_moment(wall_minute at, wall_minute now,
	char out[TIMESLOT_TEXT_SIZE]);

/* "45 min", "2 h", "1 h 30". */
void timeslot_format_length(int minutes, char out[TIMESLOT_TEXT_SIZE]);

#endif
