/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing of local dates, times and lengths. */
#include "config.h"

#include "model/timeslot.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const weekday_names[] = {
	"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"
};

static const char *const weekday_long[] = {
	"sunday", "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday"
};

static const char *const month_names[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
	"Nov", "Dec"
};

/* Days from civil and back, by the usual era arithmetic on a year that begins
 * in March; 730425 days lie between 0000-03-01 and 2000-01-01. */
static day_number from_civil(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 730425;
}

static void to_civil(day_number number, int *year, int *month, int *day)
{
	int z = number + 730425;
	int era = z / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2 ? 1 : 0);
}

bool timeslot_day(int year, int month, int day, day_number *out)
{
	static const int length[] = {
		31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	/* The range keeps every minute count inside an int32_t. */
	if (year < 1900 || year > 4000 || month < 1 || month > 12 || day < 1 ||
	    day > length[month - 1] || (month == 2 && day == 29 && !leap))
		return false;
	*out = from_civil(year, month, day);
	return true;
}

enum weekday timeslot_weekday(day_number day)
{
	/* 2000-01-01 was a Saturday. */
	return (enum weekday)((((day + SATURDAY) % 7) + 7) % 7);
}

day_number timeslot_day_of(wall_minute minute)
{
	return minute >= 0 ? minute / MINUTES_A_DAY
			   : -((-minute + MINUTES_A_DAY - 1) / MINUTES_A_DAY);
}

wall_minute timeslot_midnight(day_number day)
{
	return day * MINUTES_A_DAY;
}

int timeslot_minute_of_day(wall_minute minute)
{
	return minute - timeslot_midnight(timeslot_day_of(minute));
}

/* Reads 1 to most digits; returns how many were there, 0 on none or on a
 * number that is longer. */
static int digits(const char *text, int most, int *out)
{
	int n = 0;

	*out = 0;
	while (isdigit((unsigned char)text[n])) {
		if (n == most)
			return 0;
		*out = *out * 10 + (text[n] - '0');
		n++;
	}
	return n;
}

/* "2026-11-21" at the start of text; returns the bytes read, 0 if it is none. */
static int iso_date(const char *text, day_number *out)
{
	int year, month, day;

	if (digits(text, 4, &year) != 4 || text[4] != '-' ||
	    digits(text + 5, 2, &month) != 2 || text[7] != '-' ||
	    digits(text + 8, 2, &day) != 2 ||
	    !timeslot_day(year, month, day, out))
		return 0;
	return 10;
}

bool timeslot_parse_iso_date(const char *text, day_number *out)
{
	day_number day;
	int n = iso_date(text, &day);

	if (n == 0 || text[n] != '\0')
		return false;
	*out = day;
	return true;
}

bool timeslot_parse_stamp(const char *text, wall_minute *out)
{
	day_number day;
	int hour, minute;
	int n = iso_date(text, &day);

	if (n == 0 || (text[n] != ' ' && text[n] != 'T') ||
	    digits(text + n + 1, 2, &hour) != 2 || text[n + 3] != ':' ||
	    digits(text + n + 4, 2, &minute) != 2 || minute > 59 || hour > 24 ||
	    (hour == 24 && minute != 0))
		return false;
	*out = timeslot_midnight(day) + hour * 60 + minute;
	return true;
}

/* "24.12" or "24.12.": the next such date from today on; "24.12.2026". */
static bool parse_day_month(const char *word, day_number today, day_number *out)
{
	int year, month, day, this_month, this_day;
	int n = digits(word, 2, &day);
	int m;

	if (n == 0 || word[n] != '.')
		return false;
	m = digits(word + n + 1, 2, &month);
	if (m == 0)
		return false;
	word += n + 1 + m;
	if (*word == '.')
		word++;
	if (digits(word, 4, &year) == 4 && word[4] == '\0')
		return timeslot_day(year, month, day, out);
	if (*word != '\0')
		return false;
	to_civil(today, &year, &this_month, &this_day);
	/* 29.2 may be up to eight years away. */
	for (int i = 0; i <= 8; i++) {
		if (timeslot_day(year + i, month, day, out) && *out >= today)
			return true;
	}
	return false;
}

static bool parse_weekday(const char *word, day_number today, day_number *out)
{
	size_t length = strlen(word);

	/* Two letters are as likely a name: Mo, Su. */
	if (length < 3)
		return false;
	for (int i = SUNDAY; i <= SATURDAY; i++) {
		if (strncasecmp(word, weekday_long[i], length) == 0) {
			int ahead = (i - (int)timeslot_weekday(today) + 7) % 7;

			*out = today + ahead;
			return true;
		}
	}
	return false;
}

bool timeslot_parse_date(const char *word, day_number today, day_number *out)
{
	day_number day;
	int n;

	if ((word[0] == '+' || word[0] == '-') &&
	    digits(word + 1, 4, &n) > 0 &&
	    word[1 + strspn(word + 1, "0123456789")] == '\0') {
		*out = word[0] == '+' ? today + n : today - n;
		return true;
	}
	if (strcasecmp(word, "today") == 0) {
		*out = today;
		return true;
	}
	if (strcasecmp(word, "tomorrow") == 0) {
		*out = today + 1;
		return true;
	}
	if (strcasecmp(word, "yesterday") == 0) {
		*out = today - 1;
		return true;
	}
	if (timeslot_parse_iso_date(word, &day) ||
	    parse_day_month(word, today, &day) ||
	    parse_weekday(word, today, &day)) {
		*out = day;
		return true;
	}
	return false;
}

bool timeslot_parse_time(const char *word, int *minute_of_day)
{
	int hour, minute = 0;
	int n = digits(word, 4, &hour);

	if (n == 0)
		return false;
	word += n;
	if (n > 2) {
		minute = hour % 100;
		hour /= 100;
	} else if (*word == ':') {
		if (digits(word + 1, 2, &minute) != 2)
			return false;
		word += 3;
	}
	if (strcasecmp(word, "am") == 0 || strcasecmp(word, "pm") == 0) {
		if (hour < 1 || hour > 12)
			return false;
		hour = hour % 12 + (tolower((unsigned char)*word) == 'p' ? 12 : 0);
	} else if (*word != '\0') {
		return false;
	}
	if (minute > 59 || hour > 24 || (hour == 24 && minute != 0))
		return false;
	*minute_of_day = hour * 60 + minute;
	return true;
}

static bool length_of(int minutes, int *out)
{
	if (minutes < 1 || minutes > MINUTES_A_DAY)
		return false;
	*out = minutes;
	return true;
}

bool timeslot_parse_length(const char *word, bool bare, int *minutes)
{
	int first, second = 0;
	int n = digits(word, 4, &first);

	if (n == 0)
		return false;
	word += n;
	if ((*word == '\0' && bare) || strcasecmp(word, "m") == 0 ||
	    strcasecmp(word, "min") == 0)
		return length_of(first, minutes);
	if (*word != 'h' && *word != 'H' && *word != ':')
		return false;
	if (word[1] != '\0') {
		int m = digits(word + 1, 2, &second);

		/* "1h5" is clear, "1:5" is not. */
		if (m < (*word == ':' ? 2 : 1) || second > 59)
			return false;
		word += m;
		if (word[1] != '\0' && strcasecmp(word + 1, "m") != 0)
			return false;
	} else if (*word == ':') {
		return false;
	}
	return length_of(first * 60 + second, minutes);
}

void timeslot_format_time(wall_minute minute, char out[TIMESLOT_TEXT_SIZE])
{
	int m = timeslot_minute_of_day(minute);

	snprintf(out, TIMESLOT_TEXT_SIZE, "%02d:%02d", m / 60, m % 60);
}

void timeslot_format_iso_date(day_number number, char out[TIMESLOT_TEXT_SIZE])
{
	int year, month, day;

	to_civil(number, &year, &month, &day);
	snprintf(out, TIMESLOT_TEXT_SIZE, "%04d-%02d-%02d", year, month, day);
}

void timeslot_format_date(day_number number, bool with_year,
	char out[TIMESLOT_TEXT_SIZE])
{
	int year, month, day;
	const char *weekday = weekday_names[timeslot_weekday(number)];

	to_civil(number, &year, &month, &day);
	if (with_year)
		snprintf(out, TIMESLOT_TEXT_SIZE, "%s %d %s %d", weekday, day,
			month_names[month - 1], year);
	else
		snprintf(out, TIMESLOT_TEXT_SIZE, "%s %d %s", weekday, day,
			month_names[month - 1]);
}

void timeslot_format_stamp(wall_minute minute, char out[TIMESLOT_TEXT_SIZE])
{
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	timeslot_format_iso_date(timeslot_day_of(minute), date);
	timeslot_format_time(minute, time);
	snprintf(out, TIMESLOT_TEXT_SIZE, "%.10s %.5s", date, time);
}

void timeslot_format_range(wall_minute starts, wall_minute ends,
	char out[TIMESLOT_TEXT_SIZE])
{
	char from[TIMESLOT_TEXT_SIZE], until[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(starts, from);
	if (timeslot_minute_of_day(ends) == 0 && ends > starts)
		memcpy(until, "24:00", sizeof("24:00"));
	else
		timeslot_format_time(ends, until);
	snprintf(out, TIMESLOT_TEXT_SIZE, "%.5s-%.5s", from, until);
}

void timeslot_format_moment(wall_minute at, wall_minute now,
	char out[TIMESLOT_TEXT_SIZE])
{
	char date[TIMESLOT_TEXT_SIZE], time[TIMESLOT_TEXT_SIZE];

	timeslot_format_time(at, time);
	if (timeslot_day_of(at) == timeslot_day_of(now)) {
		memcpy(out, time, sizeof(time));
		return;
	}
	timeslot_format_date(timeslot_day_of(at), false, date);
	if (now - at < 6 * MINUTES_A_DAY && at < now)
		date[3] = '\0';
	snprintf(out, TIMESLOT_TEXT_SIZE, "%.10s %.5s", date, time);
}

void timeslot_format_length(int minutes, char out[TIMESLOT_TEXT_SIZE])
{
	if (minutes < 60)
		snprintf(out, TIMESLOT_TEXT_SIZE, "%d min", minutes);
	else if (minutes % 60 == 0)
		snprintf(out, TIMESLOT_TEXT_SIZE, "%d h", minutes / 60);
	else
		snprintf(out, TIMESLOT_TEXT_SIZE, "%d h %02d", minutes / 60,
			minutes % 60);
}
