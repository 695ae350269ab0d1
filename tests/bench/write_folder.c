/* SPDX-License-Identifier: ISC */
/* Writes the bench's made-up year as a folder of files: write_folder DIR N */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <luqu/decimal.h>

#include "year.h"

static FILE *open_file(const char *folder, const char *name, const char *header)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	FILE *file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(3);
	}
	fprintf(file, "%s\n", header);
	return file;
}

static void write_tables(const struct dataset *d, const char *folder)
{
	FILE *file = open_file(folder, "office", "key,value");
	fprintf(file, "lottery_seed,bench\n");
	fclose(file);
	file = open_file(folder, "subjects", "code,name,full_mark");
	for (size_t s = 0; s < d->n_subjects; s++)
		fprintf(file, "%s,%s,%d\n", d->subjects[s].code, d->subjects[s].name, d->subjects[s].full_mark_e2 / 100);
	fclose(file);
	file = open_file(folder, "schools", "code,name,kind");
	fprintf(file, "S,S,general\n");
	fclose(file);
	file = open_file(folder, "programs", "code,school,name");
	for (size_t p = 0; p < d->n_programs; p++)
		fprintf(file, "%s,S,%s\n", d->programs[p].code, d->programs[p].name);
	fclose(file);
	file = open_file(folder, "tiers", "code,name,seq,ranking");
	fprintf(file, "T,T,1,%s\n", d->tiers[0].ranking);
	fclose(file);
	file = open_file(folder, "plans", "tier,program,seats");
	for (size_t p = 0; p < d->n_plans; p++)
		fprintf(file, "T,%s,%u\n", d->programs[d->plans[p].program].code, d->plans[p].seats);
	fclose(file);
}

static void write_people(const struct dataset *d, const char *folder)
{
	FILE *candidates = open_file(folder, "candidates", "candidate_no,name,sex,id_no,feeder,district,category,tags,adjust");
	FILE *scores = open_file(folder, "scores", "candidate_no,subject,mark,status");
	FILE *choices = open_file(folder, "choices", "candidate_no,tier,rank,program");
	char mark[DECIMAL_TEXT];

	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		const char *no = dataset_candidate_no(d, c);
		fprintf(candidates, "%s,candidate %u,%c,,%03u,D,,,0\n", no, c, c % 2 ? 'M' : 'F', c / 200 % 1000);
		for (size_t s = 0; s < d->n_subjects; s++) {
			decimal_write_e2(d->mark_e2[s][c], mark);
			fprintf(scores, "%s,%s,%s,present\n", no, d->subjects[s].code, mark);
		}
		for (uint32_t i = d->choice_start[c]; i < d->choice_start[c + 1]; i++)
			fprintf(choices, "%s,T,%u,%s\n", no, d->choices[i].rank, d->programs[d->choices[i].program].code);
	}
	fclose(candidates);
	fclose(scores);
	fclose(choices);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	struct dataset *dataset = bench_year_make((uint32_t)strtoul(argv[2], NULL, 10), 1);
	if (!dataset)
		return 3;
	mkdir(argv[1], 0777);
	write_tables(dataset, argv[1]);
	write_people(dataset, argv[1]);
	dataset_free(dataset);
	return 0;
}
