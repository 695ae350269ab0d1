/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about registrations and claims name. */
#ifndef LUQU_SCREEN_REGISTRATION_H
#define LUQU_SCREEN_REGISTRATION_H

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

/* Fields of kind.h in order; behind them what the lists add. */
enum { REGISTRATIONS_NO, REGISTRATIONS_STATE, REGISTRATIONS_BIRTH, REGISTRATIONS_RECORD, REGISTRATIONS_NOTE, REGISTRATIONS_NAME };
enum { CLAIMS_NO, CLAIMS_KIND, CLAIMS_ITEM, CLAIMS_POINTS, CLAIMS_CERTIFIER, CLAIMS_EVIDENCE, CLAIMS_FROM, CLAIMS_TO, CLAIMS_STATE, CLAIMS_NAME };

extern const struct list_source list_registrations, list_claims;
extern const struct form_kind form_of_registrations, form_of_claims;

const char *show_registration(const char *cell, char *buffer, size_t size); /* a state */
const char *show_claim_kind(const char *cell, char *buffer, size_t size);
const char *show_claim_state(const char *cell, char *buffer, size_t size);

/* Of the registration under the cursor, or of the candidate whose page it is. */
#define REGISTRATION_KEYS                                                                                                            \
	{ 0, 'c', "confirm", N_("Confirm"), N_("confirm the registration"), action_registration_confirm, NULL, NULL },                \
	{ 0, 'w', "withdraw", N_("Withdraw"), N_("withdraw the candidate, with a reason: on record, and no part in anything"),        \
	  action_registration_withdraw, NULL, NULL },                                                                                \
	{ 0, 'i', "reinstate", NULL, N_("take a withdrawn candidate in again, with a reason"), action_registration_reinstate, NULL, NULL }
struct effect action_registration_confirm(struct view *view);
struct effect action_registration_confirm_all(struct view *view);
struct effect action_registration_withdraw(struct view *view);
struct effect action_registration_reinstate(struct view *view);
struct effect action_registration_open(struct view *view); /* the form, of a candidate whose page it is */
/* What the ID number says of sex (candidate) or day of birth (registration) goes into the form. */
struct effect action_candidate_derive(struct view *view);
struct effect action_registration_derive(struct view *view);

extern const struct behaviour behaviour_registrations, behaviour_claims;
struct effect action_claim_notice(struct view *view);
struct effect action_claim_grant(struct view *view);
struct effect action_claim_refuse(struct view *view);

#endif
