/* SPDX-License-Identifier: ISC */
/* The years in fixtures/: each loads, runs, is confirmed, and comes out as an independent computation of the same rules said it
 * should. */

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/digest.h>
#include <luqu/service_data.h>
#include <luqu/service_output.h>
#include <luqu/service_run.h>

enum { PATH_BYTES = 512 };

/* What every output of section 4 of the run must be: placements, cutoffs, vacancies, unplaced and distribution as CSV, one behind
 * the other, under SHA-256. The figures come from a program that was written from the rules alone and shares nothing with this one.
 */
struct fixture {
	const char *name;
	size_t placed, unplaced;
	const char *digest;
};
static const struct fixture fixtures[] = {
	{ "nanhui", 7720, 80, "bc04eb1986728182eb9115715bdc9078f4cddefa6d3fcafffc8c74e36ad83676" },
	{ "pudong-2024", 9930, 70, "dd99a28367d6c2e580a8ecd215f43d3c0c5466546f02ec826c05d35985773b01" },
	{ "shanghai-2025", 216, 4, "d6753efba1eef44f51e1e01f99e6b84d137cce40f2b7800e2754bcc3ebc24e52" },
	{ "chengdu-2024", 247, 13, "be8a3c836a0916579476d49779f3aba7a07a617166d41e553c1482d1a1c659dc" },
	{ "guangzhou-gradient", 219, 21, "f1c354b1ae9d53a3f03ea0b0a1ca81e42c249b68dd492089ebdaf1a6dd855fbc" },
	{ "heilongjiang-ties", 175, 25, "62c2c52b4f31d5bbe375214f16116d75300b6694b99c130b09ecdea0eac7ce5d" },
	{ "gaokao-105", 253, 47, "469352551af361f19ebb96161b82aa348e37f57ea074e44075e464d087bdda6f" },
	{ "sequential", 148, 2, "9d1a5648c287b1b27fcba865d53c6205c423e20a66ace764371ce85daaf2cb90" },
	{ "primary-entry", 160, 0, "1f2c5aaab0a415c0bb0c1a0b19b385465a618dd61083afa3d290a8ca06756546" },
};

struct scratch {
	char folder[64], db[96], output[96];
};

static int scratch_make(void **state)
{
	struct scratch *scratch = calloc(1, sizeof *scratch);
	if (!scratch)
		return -1;
	snprintf(scratch->folder, sizeof scratch->folder, "/tmp/luqu-fixtures-XXXXXX");
	if (!mkdtemp(scratch->folder))
		return -1;
	snprintf(scratch->db, sizeof scratch->db, "%s/year.db", scratch->folder);
	snprintf(scratch->output, sizeof scratch->output, "%s/output.csv", scratch->folder);
	*state = scratch;
	return 0;
}

static int scratch_unmake(void **state)
{
	static const char *const names[] = { "year.db", "year.db-wal", "year.db-shm", "year.db-lock", "output.csv" };
	struct scratch *scratch = *state;
	char path[PATH_BYTES];
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		snprintf(path, sizeof path, "%s/%s", scratch->folder, names[i]);
		unlink(path);
	}
	int failed = rmdir(scratch->folder);
	free(scratch);
	return failed;
}

static void load(const struct scratch *scratch, const char *name)
{
	const char *root = getenv("LUQU_ROOT");
	char folder[PATH_BYTES];
	struct problem problem = { 0 };
	struct load_report *report = calloc(1, sizeof *report);
	assert_non_null(report);
	snprintf(folder, sizeof folder, "%s/fixtures/%s", root ? root : ".", name);
	const struct load_request request = { .path = scratch->db, .folder = folder };
	enum status status = folder_load(&request, report, &problem);
	if (report->faults.count)
		fail_msg("%s: %s", report->faults.kept[0].place, report->faults.kept[0].text);
	if (status != STATUS_OK)
		fail_msg("%s: %s", name, problem.text);
	assert_int_equal(report->warnings.count, 0);
	load_report_clear(report);
	free(report);
}

static void add_file(struct digest_state *state, const char *path)
{
	char bytes[4096];
	size_t length;
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		digest_add(state, bytes, length);
	fclose(file);
}

static void digest_outputs(struct store *store, const struct scratch *scratch, char text[DIGEST_TEXT])
{
	unsigned char digest[DIGEST_BYTES];
	struct digest_state state;
	digest_begin(&state);
	for (enum output_kind kind = OUTPUT_PLACEMENTS; kind <= OUTPUT_DISTRIBUTION; kind++) {
		const struct sheet_options sheet = { .format = SHEET_CSV, .path = scratch->output };
		const struct output_request request = { .kind = kind, .sheet = &sheet };
		struct problem problem = { 0 };
		if (output_export(store, &request, NULL, &problem) != STATUS_OK)
			fail_msg("%s", problem.text);
		add_file(&state, scratch->output);
	}
	digest_end(&state, digest);
	digest_write(digest, text);
}

/* Every tier of the demo must really place people. */
static void assert_all_tiers_place(const struct outcome *outcome)
{
	unsigned placed[64] = { 0 };
	for (size_t i = 0; i < outcome->n_pools; i++)
		placed[outcome->pools[i].tier] += outcome->pools[i].placed;
	for (tier_ix tier = 0; tier < outcome->n_tiers; tier++)
		assert_true(placed[tier] > 0);
}

static void try_fixture(const struct scratch *scratch, const struct fixture *fixture)
{
	struct problem problem = { 0 };
	struct store *store;
	struct run_result *result = calloc(1, sizeof *result);
	const struct run_options options = { 0 };
	char digest[DIGEST_TEXT];
	assert_non_null(result);
	load(scratch, fixture->name);
	assert_int_equal(store_open(scratch->db, STORE_WRITE, &store, &problem), STATUS_OK);
	if (run_execute(store, &options, result, &problem) != STATUS_OK)
		fail_msg("%s: %s", fixture->name, problem.text);
	assert_int_equal(result->report.violations.count, 0);
	assert_int_equal(result->outcome->n_placements, fixture->placed);
	assert_int_equal(result->outcome->n_candidates, fixture->placed + fixture->unplaced);
	if (strcmp(fixture->name, "nanhui") == 0)
		assert_all_tiers_place(result->outcome);
	digest_outputs(store, scratch, digest);
	assert_string_equal(digest, fixture->digest);
	run_result_free(result);
	free(result);
	store_close(store);
}

static void fixture_nanhui__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[0]);
}

static void fixture_pudong_2024__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[1]);
}

static void fixture_shanghai_2025__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[2]);
}

static void fixture_chengdu_2024__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[3]);
}

static void fixture_guangzhou_gradient__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[4]);
}

static void fixture_heilongjiang_ties__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[5]);
}

static void fixture_gaokao_105__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[6]);
}

static void fixture_sequential__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[7]);
}

static void fixture_primary_entry__comes_out_as_computed_independently(void **state)
{
	try_fixture(*state, &fixtures[8]);
}

int main(void)
{
#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_unmake)
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(fixture_nanhui__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_pudong_2024__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_shanghai_2025__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_chengdu_2024__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_guangzhou_gradient__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_heilongjiang_ties__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_gaokao_105__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_sequential__comes_out_as_computed_independently),
		IN_SCRATCH(fixture_primary_entry__comes_out_as_computed_independently),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
