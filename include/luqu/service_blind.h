/* SPDX-License-Identifier: ISC */
/* Blind codes: sheets or packets of an exam go under numbers drawn at random, so that whoever enters marks does not know whose they are. */
#ifndef LUQU_SERVICE_BLIND_H
#define LUQU_SERVICE_BLIND_H

#include <stdint.h>

#include <luqu/problem.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

enum blind_by { BLIND_BY_DEFAULT /* as drawn before; else by sheet */, BLIND_BY_SHEET, BLIND_BY_PACKET };
struct blind_report { uint64_t codes; /* drawn now */ };

/* Draws a code for every sheet (candidate x subject) or every packet (room x subject) of the exam that has none yet, and seals them. Refused:
 * nobody has a seat, batches were made without codes, codes were drawn the other way, or have been opened. */
enum status blind_make(struct store *store, const char *exam, enum blind_by by, struct blind_report *report, struct problem *problem);

/* Opens them: from now on codes and candidates are told together. Refused to whoever entered or settled marks of the exam. */
enum status blind_open(struct store *store, const char *exam, const char *reason, struct problem *problem);

/* Writes the codes of an exam as a table: subject,code,site,room,candidate_no. options: all but columns is the caller's. STATUS_FAULT: there are
 * none, or they are sealed. problem: not NULL. */
enum status blind_export(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem);

/* Writes what is to stand on the sheets or packets, sealed or not: subject,site,room,seat,code (seat '' of a packet), by the first four. Audited.
 * Refused: there are no codes, or the user enters marks of the exam. problem: not NULL. */
enum status blind_labels(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem);

/* Whether the user has printed labels of the exam, and so knows whose a code is. */
enum status blind_knows(struct store *store, const char *exam, const char *user, bool *knows, struct problem *problem);

#endif
