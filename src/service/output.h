/* SPDX-License-Identifier: ISC */
/* What the files of service that write outputs share. */
#ifndef LUQU_SERVICE_OUTPUT_PRIVATE_H
#define LUQU_SERVICE_OUTPUT_PRIVATE_H

#include <luqu/dataset.h>
#include <luqu/service_output.h>

enum status output_write_distribution(struct store *store, const struct output_request *request, const struct sheet_options *options,
				      uint64_t *rows, struct problem *problem);
enum status output_write_cutoff_sheet(struct store *store, const struct output_request *request, const struct sheet_options *options,
				      uint64_t *rows, struct problem *problem);
/* Closes a sheet, or throws it away where the status is not OK. rows may be NULL. */
enum status output_end_sheet(struct sheet *sheet, enum status status, uint64_t *rows, struct problem *problem);
/* A note under the table, put together. */
__attribute__((format(printf, 2, 3))) void output_put_note(struct sheet *sheet, const char *format, ...);
/* The file of a school's list in a folder: named after its code, or after the feeder school where that is no code; "": those without one. false: the
 * name is too long for path. */
bool output_path(const char *folder, const char *school, enum sheet_format format, char *path, size_t size);

struct output_person { const char *name, *id_no; }; /* NULL: gone by now */
/* [candidate], in the arena. */
enum status output_read_persons(struct store *store, const struct dataset *dataset, struct arena *arena, struct output_person **persons,
				struct problem *problem);
/* What a list of candidates begins with: serial, number, name, sex, ID number. */
enum { OUTPUT_PERSON_COLUMNS = 5 };
extern const struct sheet_column output_person_columns[OUTPUT_PERSON_COLUMNS];
struct output_cells { const struct dataset *dataset; candidate_ix candidate; const struct output_person *person; bool shows_id; };
void output_put_person(struct sheet *sheet, size_t serial, const struct output_cells *cells);
/* Of a school by its code; the code where there is none. */
const char *output_school_name(const struct dataset *dataset, const char *code);
bool output_is_chinese(void); /* the language is Chinese, so headers are */

#endif
