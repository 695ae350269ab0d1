/* SPDX-License-Identifier: ISC */
/* What load, import and delete share: where rows stand in files, the small tables in memory, and what rows must be to one another.
 */
#ifndef LUQU_SERVICE_LOAD_H
#define LUQU_SERVICE_LOAD_H

#include <luqu/arena.h>
#include <luqu/crosscheck.h>
#include <luqu/service_data.h>
#include <luqu/strings.h>

/* The small tables: all kinds before candidates. */
#define SMALL_KINDS KIND_CANDIDATES

enum { KEY_TEXT = 256, TELL_TEXT = 2048 };

/* --- load_places.c: where the rows of the small tables stand ---------------------------------------------------------------- */
struct places {
	const char *files[KIND_COUNT];     /* how findings call the kind's file; NULL: none was read */
	struct strings *keys[SMALL_KINDS]; /* parts joined by `/` */
	uint64_t *lines[SMALL_KINDS];      /* by number in keys */
	size_t capacity[SMALL_KINDS];
	struct strings *bad[KIND_COUNT];  /* keys of rows that are at fault themselves: naming them is no further fault */
	bool is_incomplete[KIND_COUNT];   /* rows could not be told apart, so nothing can be said of what is missing */
	bool is_out_of_memory;
};
void places_free(struct places *places);
void places_put(struct places *places, enum kind kind, const char *key, uint64_t line);
void places_key(const struct row *row, char key[KEY_TEXT]); /* parts joined by `/`; kinds whose keys are all texts */
uint64_t places_line(const struct places *places, enum kind kind, const char *key); /* 0: unknown */
void places_put_bad(struct places *places, enum kind kind, const char *key);
/* A row of that key would be there if its file were good. */
bool places_excuse(const struct places *places, enum kind kind, const char *key, size_t length);

/* Where faults go: by the row's line where it came from a file, else by its kind and key ("plans S1/042032/open: line"). */
struct teller {
	const struct places *places; /* NULL: nothing came from a file */
	struct findings *findings;
};
__attribute__((format(printf, 5, 6))) void tell(const struct teller *teller, enum kind kind, const char *key, const char *column,
                                                const char *format, ...);

/* --- load_config.c: the small tables in memory ------------------------------------------------------------------------------- */
struct config {
	struct arena *arena;
	const char *total; /* the office's rule; NULL: none given */
	struct subject_row *subjects;
	struct program_row *programs;
	struct tier_row *tiers;
	struct plan_row *plans;
	size_t counts[SMALL_KINDS];        /* rows of each */
	struct strings *keys[SMALL_KINDS]; /* parts joined by `/`; the number is the row's */
	struct mark_limits *limits;        /* by subject */
};
enum status config_read(struct store *store, struct config *config,
                        struct problem *problem); /* zeroed before, freed by the caller */
/* The same, but only what a row of that kind is held against; the other kinds stay empty. */
enum status config_read_for(struct store *store, enum kind row, struct config *config, struct problem *problem);
void config_free(struct config *config);
/* A row's key as in keys. */
const char *config_plan_key(const struct plan_row *plan, char key[KEY_TEXT]);

/* Everything that the rows of the small tables must be to one another, rules included. STATUS_ENVIRONMENT: no memory. */
enum status config_check(const struct config *config, const struct teller *teller, struct problem *problem);
/* load_rules.c: the part about rules. */
enum status config_check_rules(const struct config *config, const struct teller *teller, struct problem *problem);
/* One rule as it is typed: of that column of a row that need not be there yet. Columns that hold no rule are passed over. */
struct typed_rule {
	enum kind kind;
	const char *key; /* the row's first key */
	const char *column, *text;
};
enum status config_check_typed(const struct config *config, const struct typed_rule *typed, const struct teller *teller,
                               struct problem *problem);
/* After a change: reads the small tables anew and checks them; faults by kind and key. */
enum status config_check_store(struct store *store, const struct teller *teller, struct problem *problem);

/* --- load_refer.c: one row of a large table against the small ones ------------------------------------------------------------ */
struct row_site {
	const char *file;
	uint64_t line;
	struct findings *findings;
};
/* A condition in a row of a large table is read; its fault becomes a finding at the site. STATUS_ENVIRONMENT: no memory. */
enum status config_check_condition(const struct config *config, const char *text, const char *column, const struct row_site *site,
				   struct problem *problem);
/* Whatever of tier, program, subject, pool it names must be there, and a mark must fit its subject. The candidate is for the
 * caller to look for. Returns true if all is well. */
bool refer_check(const struct config *config, const struct places *places, const struct row *row, const struct row_site *site);

/* Looks for the rows of large tables that rows name (mostly candidates), in the database. Rows about one candidate mostly stand
 * together, so that one look serves them all. */
struct finder {
	struct store *store;
	struct row *wanted;  /* its key is the one to look for */
	struct row *named;   /* the same for rooms */
	char last[KEY_TEXT]; /* the last one looked for */
	size_t length;
	enum kind kind;
	bool is_there;
};
bool finder_open(struct finder *finder, struct store *store); /* zeroed before; false: no memory */
void finder_close(struct finder *finder);
/* True if all that the row names in large tables is there. Else a finding, unless places (NULL: none) excuse it (or trouble: see
 * store_trouble). */
bool finder_check(struct finder *finder, const struct row *row, const struct places *places, const struct row_site *site);
/* load_refer_room.c: the same of the room of an exam that it names, which takes three columns. */
bool finder_check_room(struct finder *finder, const struct row *row, const struct places *places, const struct row_site *site);
/* One row of a large table against all that is stored: what is wrong becomes findings. Anything but STATUS_OK: it could not be looked at. */
enum status refer_check_store(struct store *store, const struct row *row, const struct row_site *site, struct problem *problem);
/* A row that makes a candidate of that number known, in a transaction that is not going to be committed. */
bool finder_stand_in(struct finder *finder, const struct value *candidate_no);

/* load_seats.c: after seats have changed: nobody and no ticket number stands twice in an exam. Faults by the seat's key. */
enum status seats_check_store(struct store *store, const struct teller *teller, struct problem *problem);

#endif
