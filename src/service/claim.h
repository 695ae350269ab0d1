/* SPDX-License-Identifier: ISC */
/* What the files about claims share: the claim at hand, and what it gives. */
#ifndef LUQU_SERVICE_CLAIM_H
#define LUQU_SERVICE_CLAIM_H

#include <luqu/day.h>
#include <luqu/service_registration.h>

/* Columns of a claim. */
enum {
	CLAIM_NO,
	CLAIM_KIND,
	CLAIM_ITEM,
	CLAIM_POINTS,
	CLAIM_CERTIFIER,
	CLAIM_EVIDENCE,
	CLAIM_FROM,
	CLAIM_TO,
	CLAIM_STATE,
	CLAIM_FIELDS
};

struct claim {
	struct store *store;
	const struct claim_request *request;
	struct row row;   /* the claim; its texts are in texts */
	struct row other; /* the row that it gives or takes away */
	char *texts;      /* owned */
};

/* claim_gift.c: the bonus or the tag. Within the transaction; statuses as of claim_change. */
enum status claim_give(struct claim *claim, struct problem *problem);
enum status claim_take_back(struct claim *claim, struct problem *problem);

#endif
