/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Request ids. */
#include "config.h"

#include "store/request_id.h"

#include <stdio.h>
#include <sys/random.h>

#include "base/fatal.h"

/* RFC 4122 version 4. */
void request_id_mint(char out[REQUEST_ID_SIZE])
{
	unsigned char b[16];

	if (getrandom(b, sizeof(b), 0) != (ssize_t)sizeof(b))
		fatal("the system gave no random bytes for a request id");
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	snprintf(out, REQUEST_ID_SIZE,
		"%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
		"%02x%02x%02x%02x%02x%02x",
		b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9],
		b[10], b[11], b[12], b[13], b[14], b[15]);
}
