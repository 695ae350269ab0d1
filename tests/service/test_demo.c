/* SPDX-License-Identifier: ISC */
/* The demo generator: the same bytes everywhere, rows that hold, the shape of real marks, and nothing left behind on failure. */

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <luqu/digest.h>
#include <luqu/reader.h>
#include <luqu/service_demo.h>

enum { PATH_BYTES = 512 };

/* --- a folder for each test -----------------------------------------------------------------------------------------------------
 */

static int folder_make(void **state)
{
	char *path = strdup("/tmp/luqu-demo-XXXXXX");
	if (!path || !mkdtemp(path))
		return -1;
	*state = path;
	return 0;
}

static void folder_remove(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *entry;
	char name[PATH_BYTES];
	while (listing && (entry = readdir(listing))) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (remove(name) != 0)
			folder_remove(name);
	}
	if (listing)
		closedir(listing);
	rmdir(path);
}

static int folder_unmake(void **state)
{
	folder_remove(*state);
	free(*state);
	return 0;
}

static unsigned entries(const char *path)
{
	DIR *listing = opendir(path);
	unsigned count = 0;
	assert_non_null(listing);
	while (readdir(listing))
		count++;
	closedir(listing);
	return count - 2;
}

static enum status make(const char *folder, uint64_t candidates, uint64_t seed, struct problem *problem)
{
	const struct demo_request request = { .folder = folder, .candidates = candidates, .seed = seed };
	return demo_write(&request, problem);
}

static void make_well(char folder[PATH_BYTES], const char *parent, const char *name, uint64_t candidates, uint64_t seed)
{
	struct problem problem = { 0 };
	snprintf(folder, PATH_BYTES, "%s/%s", parent, name);
	if (make(folder, candidates, seed, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
}

/* Of one file, as text. */
static void digest_file(const char *folder, enum kind kind, char text[DIGEST_TEXT])
{
	char path[PATH_BYTES + 64];
	static unsigned char bytes[1 << 16];
	unsigned char digest[DIGEST_BYTES];
	struct digest_state state;
	size_t length;
	snprintf(path, sizeof path, "%s/%s.csv", folder, kind_table(kind)->name);
	FILE *file = fopen(path, "rb");
	if (!file)
		fail_msg("%s: %s", path, strerror(errno));
	digest_begin(&state);
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		digest_add(&state, bytes, length);
	fclose(file);
	digest_end(&state, digest);
	digest_write(digest, text);
}

static bool is_same_file(const char *folder, const char *other, enum kind kind)
{
	char one[DIGEST_TEXT], two[DIGEST_TEXT];
	digest_file(folder, kind, one);
	digest_file(other, kind, two);
	return strcmp(one, two) == 0;
}

/* --- reading what was written
 * ------------------------------------------------------------------------------------------------------ */

typedef void row_visit(void *context, const struct row *row);

/* Every row through row_check; the number of good ones. */
static size_t visit(const char *folder, enum kind kind, row_visit *see, void *context, struct findings *findings)
{
	char path[PATH_BYTES + 64];
	snprintf(path, sizeof path, "%s/%s.csv", folder, kind_table(kind)->name);
	const struct reader_options options = { .path = path, .kind = kind, .findings = findings };
	struct reader *reader;
	struct cell cells[FIELDS_MOST];
	struct row *row = malloc(sizeof *row);
	struct problem problem = { 0 };
	enum reader_answer answer;
	uint64_t line;
	size_t count = 0;
	assert_non_null(row);
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	while ((answer = reader_next(reader, cells, &line, &problem)) == READER_ROW) {
		if (!row_check(kind, cells, row, findings, path, line))
			continue;
		count++;
		if (see)
			see(context, row);
	}
	assert_int_equal(answer, READER_END);
	reader_close(reader);
	free(row);
	return count;
}

static bool is_text(const struct value *value, const char *text)
{
	return value->length == strlen(text) && memcmp(value->text, text, value->length) == 0;
}

/* --- tests
 * ---------------------------------------------------------------------------------------------------------------------------- */

static void demo_write__gives_the_same_bytes__for_the_same_seed(void **state)
{
	char one[PATH_BYTES], two[PATH_BYTES];
	make_well(one, *state, "one", 2000, 11);
	make_well(two, *state, "two", 2000, 11);
	for (enum kind kind = 0; kind < KIND_COUNT; kind++)
		if (demo_has(kind))
			assert_true(is_same_file(one, two, kind));
}

static void demo_write__gives_other_people_and_marks__for_another_seed(void **state)
{
	static const enum kind differ[] = { KIND_OFFICE, KIND_CANDIDATES, KIND_SCORES, KIND_CHOICES };
	char one[PATH_BYTES], two[PATH_BYTES];
	make_well(one, *state, "one", 2000, 11);
	make_well(two, *state, "two", 2000, 12);
	for (size_t i = 0; i < sizeof differ / sizeof differ[0]; i++)
		assert_false(is_same_file(one, two, differ[i]));
	assert_true(is_same_file(one, two, KIND_TIERS));
}

/* Tests run where the makefile is, or tell by LUQU_ROOT where that is. */
static void demo_write__makes_fixtures_nanhui__by_default(void **state)
{
	char folder[PATH_BYTES], fixture[PATH_BYTES];
	const char *root = getenv("LUQU_ROOT");
	snprintf(fixture, sizeof fixture, "%s/fixtures/nanhui", root ? root : ".");
	make_well(folder, *state, "nanhui", DEMO_CANDIDATES, DEMO_SEED);
	for (enum kind kind = 0; kind < KIND_COUNT; kind++)
		if (demo_has(kind) && !is_same_file(folder, fixture, kind))
			fail_msg("%s.csv is not the one in %s", kind_table(kind)->name, fixture);
}

static void demo_write__writes_good_rows__at_every_size(void **state)
{
	static const uint64_t sizes[] = { 1, 2, 30, 500, 7800, 11699, 11700, 20000 };
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		char folder[PATH_BYTES], name[32];
		struct findings findings = { 0 };
		size_t candidates = 0;
		snprintf(name, sizeof name, "n%u", (unsigned)sizes[i]);
		make_well(folder, *state, name, sizes[i], 5);
		for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
			if (!demo_has(kind))
				continue;
			size_t count = visit(folder, kind, NULL, NULL, &findings);
			candidates = kind == KIND_CANDIDATES ? count : candidates;
		}
		if (findings.count)
			fail_msg("%s: %s", findings.kept[0].place, findings.kept[0].text);
		assert_int_equal(candidates, sizes[i]);
	}
}

struct people {
	char (*ids)[19];
	size_t n, n_rare, n_dotted;
};

static void see_person(void *context, const struct row *row)
{
	struct people *people = context;
	const struct value *name = &row->values[kind_field(KIND_CANDIDATES, "name", 4)];
	const struct value *id_no = &row->values[kind_field(KIND_CANDIDATES, "id_no", 5)];
	assert_int_equal(id_no->length, 18);
	memcpy(people->ids[people->n], id_no->text, 18);
	people->ids[people->n++][18] = '\0';
	bool is_rare = false, is_dotted = false;
	for (size_t i = 0; i < name->length; i++) {
		is_rare = is_rare || (unsigned char)name->text[i] >= 0xf0;
		is_dotted = is_dotted || (i + 1 < name->length && memcmp(name->text + i, "·", 2) == 0);
	}
	people->n_rare += is_rare;
	people->n_dotted += is_dotted;
}

static int compare_ids(const void *one, const void *two)
{
	return strcmp(one, two);
}

static void demo_write__gives_nobody_the_id_number_of_another__nor_of_a_real_region(void **state)
{
	enum { CANDIDATES = 24000 };
	char folder[PATH_BYTES];
	struct findings findings = { 0 };
	struct people people = { .ids = calloc(CANDIDATES, sizeof *people.ids) };
	assert_non_null(people.ids);
	make_well(folder, *state, "d", CANDIDATES, 3);
	visit(folder, KIND_CANDIDATES, see_person, &people, &findings);
	assert_int_equal(people.n, CANDIDATES);
	qsort(people.ids, people.n, sizeof *people.ids, compare_ids);
	for (size_t i = 0; i < people.n; i++) {
		assert_true(strncmp(people.ids[i], "310299", 6) == 0 || people.ids[i][0] == '9');
		assert_true(i == 0 || strcmp(people.ids[i - 1], people.ids[i]) != 0);
	}
	assert_in_range(people.n_rare, 10, 200);
	assert_in_range(people.n_dotted, 50, 400);
	free(people.ids);
}

/* Counts of candidates by their total, in 1/100. */
struct totals_seen {
	char no[16];
	bool sits;
	int64_t total_e2;
	uint32_t counts[70000];
	size_t n, n_absent, n_rows;
};

static void end_candidate(struct totals_seen *seen)
{
	if (seen->sits) {
		seen->counts[seen->total_e2]++;
		seen->n++;
	}
	seen->sits = false;
	seen->total_e2 = 0;
}

static void see_score(void *context, const struct row *row)
{
	static const char *const counted[] = { "chinese", "math", "english", "physics", "chemistry", "pe" };
	struct totals_seen *seen = context;
	const struct value *no = &row->values[0], *subject = &row->values[1], *mark = &row->values[2], *status = &row->values[3];
	if (!is_text(no, seen->no)) {
		end_candidate(seen);
		snprintf(seen->no, sizeof seen->no, "%.*s", (int)no->length, no->text);
	}
	if (is_text(subject, "chinese")) {
		seen->n_rows++;
		seen->n_absent += is_text(status, "absent");
		seen->sits = is_text(status, "present");
	}
	for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++)
		if (is_text(subject, counted[i]) && !mark->is_null)
			seen->total_e2 += mark->number;
}

/* The total that `rank` candidates reach or exceed. */
static double total_at(const struct totals_seen *seen, size_t rank)
{
	size_t sum = 0, at = 63000;
	while (at > 0 && (sum += seen->counts[at]) < rank)
		at--;
	return (double)at / 100;
}

static void demo_write__follows_the_shape_of_real_marks(void **state)
{
	/* Chengdu 2024, of 710, among those at 400 and above. */
	static const struct {
		size_t percent;
		double mark;
	} published[] = {
		{ 1, 648 }, { 5, 631 }, { 10, 621 }, { 25, 596 }, { 50, 551 }, { 75, 497 }, { 90, 448 },
	};
	char folder[PATH_BYTES];
	struct findings findings = { 0 };
	struct totals_seen *seen = calloc(1, sizeof *seen);
	size_t above = 0;
	assert_non_null(seen);
	make_well(folder, *state, "d", 20000, 8);
	visit(folder, KIND_SCORES, see_score, seen, &findings);
	end_candidate(seen);
	for (size_t at = (size_t)(400.0 / 710 * 63000); at <= 63000; at++)
		above += seen->counts[at];
	assert_in_range(above * 100 / seen->n, 83, 90);
	for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
		double made = total_at(seen, above * published[i].percent / 100) / 630, real = published[i].mark / 710;
		if (made < real - 0.02 || made > real + 0.02)
			fail_msg("the top %zu %% begin at %.3f of the full mark, not at %.3f", published[i].percent, made, real);
	}
	assert_in_range(seen->n_absent * 10000 / seen->n_rows, 30, 150); /* about 1 percent */
	free(seen);
}

static void demo_write__refuses__a_folder_that_has_one_of_the_files(void **state)
{
	char path[PATH_BYTES];
	struct problem problem = { 0 };
	char text[16] = "";
	snprintf(path, sizeof path, "%s/choices.csv", (const char *)*state);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("mine", file);
	fclose(file);
	assert_int_equal(make(*state, 10, 1, &problem), STATUS_FAULT);
	assert_non_null(strstr(problem.text, "choices.csv"));
	assert_int_equal(entries(*state), 1);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(text, sizeof text, file));
	fclose(file);
	assert_string_equal(text, "mine");
}

static void demo_write__refuses__a_second_time_into_one_folder(void **state)
{
	char folder[PATH_BYTES];
	struct problem problem = { 0 };
	make_well(folder, *state, "d", 10, 1);
	assert_int_equal(make(folder, 20, 1, &problem), STATUS_FAULT);
	assert_int_equal(entries(folder), DEMO_FILES);
}

static void demo_write__writes_into_a_folder_that_holds_other_files(void **state)
{
	char path[PATH_BYTES];
	struct problem problem = { 0 };
	snprintf(path, sizeof path, "%s/notes.txt", (const char *)*state);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);
	assert_int_equal(make(*state, 10, 1, &problem), STATUS_OK);
	assert_int_equal(entries(*state), DEMO_FILES + 1);
}

static void demo_write__refuses__sizes_out_of_range(void **state)
{
	char folder[PATH_BYTES];
	struct problem problem = { 0 };
	struct stat status;
	snprintf(folder, sizeof folder, "%s/d", (const char *)*state);
	assert_int_equal(make(folder, 0, 1, &problem), STATUS_USAGE);
	assert_int_equal(make(folder, (uint64_t)DEMO_CANDIDATES_MOST + 1, 1, &problem), STATUS_USAGE);
	assert_non_null(strstr(problem.text, "13000001"));
	assert_int_equal(make("", 5, 1, &problem), STATUS_USAGE);
	assert_int_not_equal(stat(folder, &status), 0);
}

static void demo_write__refuses__a_folder_that_cannot_be_made(void **state)
{
	char folder[PATH_BYTES];
	struct problem problem = { 0 };
	snprintf(folder, sizeof folder, "%s/missing/d", (const char *)*state);
	assert_int_equal(make(folder, 5, 1, &problem), STATUS_ENVIRONMENT);
	assert_non_null(strstr(problem.text, "missing"));
	snprintf(folder, sizeof folder, "%s/file", (const char *)*state);
	FILE *file = fopen(folder, "w");
	assert_non_null(file);
	fclose(file);
	assert_int_equal(make(folder, 5, 1, &problem), STATUS_ENVIRONMENT);
	assert_int_equal(entries(*state), 1);
}

static bool stop_at_second(void *context, const char *what, uint64_t done, uint64_t total)
{
	unsigned *calls = context;
	assert_non_null(what);
	assert_true(done <= total);
	return ++*calls < 2;
}

static void demo_write__leaves_no_file__when_cancelled(void **state)
{
	unsigned calls = 0;
	const struct progress progress = { .step = stop_at_second, .context = &calls };
	const struct demo_request request = { .folder = *state, .candidates = 20000, .seed = 1, .progress = &progress };
	struct problem problem = { 0 };
	assert_int_equal(demo_write(&request, &problem), STATUS_FAULT);
	assert_int_equal(calls, 2);
	assert_int_equal(entries(*state), 0);
}

/* A disk that is full: no file of the child may grow past 64 KiB. */
static void demo_write__leaves_no_file__when_the_disk_is_full(void **state)
{
	int status = 0;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		const struct rlimit limit = { 65536, 65536 };
		struct problem problem = { 0 };
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(make(*state, 5000, 1, &problem) == STATUS_ENVIRONMENT && problem.text[0] ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_int_equal(entries(*state), 0);
}

/* Several districts, too, have the same bytes on every machine: those of the choices on record. */
static void demo_write__gives_the_digest_on_record__for_several_districts(void **state)
{
	char folder[PATH_BYTES], digest[DIGEST_TEXT];
	make_well(folder, *state, "d", 20000, 9);
	digest_file(folder, KIND_CHOICES, digest);
	assert_string_equal(digest, "74018d78770a91f73839906dc6f3f139bc6e1e07d793d200b5746f215f2f3f40");
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_unmake)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(demo_write__gives_the_same_bytes__for_the_same_seed),
		IN_FOLDER(demo_write__gives_other_people_and_marks__for_another_seed),
		IN_FOLDER(demo_write__makes_fixtures_nanhui__by_default),
		IN_FOLDER(demo_write__writes_good_rows__at_every_size),
		IN_FOLDER(demo_write__gives_nobody_the_id_number_of_another__nor_of_a_real_region),
		IN_FOLDER(demo_write__follows_the_shape_of_real_marks),
		IN_FOLDER(demo_write__refuses__a_folder_that_has_one_of_the_files),
		IN_FOLDER(demo_write__refuses__a_second_time_into_one_folder),
		IN_FOLDER(demo_write__writes_into_a_folder_that_holds_other_files),
		IN_FOLDER(demo_write__refuses__sizes_out_of_range),
		IN_FOLDER(demo_write__refuses__a_folder_that_cannot_be_made),
		IN_FOLDER(demo_write__leaves_no_file__when_cancelled),
		IN_FOLDER(demo_write__leaves_no_file__when_the_disk_is_full),
		IN_FOLDER(demo_write__gives_the_digest_on_record__for_several_districts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
