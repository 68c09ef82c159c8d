/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write is known by, however often it is asked (database.md 2). */
#ifndef OPSDESK_STORE_REQUEST_ID_H
#define OPSDESK_STORE_REQUEST_ID_H

#define REQUEST_ID_SIZE 37

/* A new one, that nobody can guess. */
void request_id_mint(char out[REQUEST_ID_SIZE]);

#endif
