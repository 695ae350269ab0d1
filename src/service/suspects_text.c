/* SPDX-License-Identifier: ISC */
/* Suspicious marks in words and as a table. */
#include <luqu/service_suspects.h>

#include <inttypes.h>
#include <stdio.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

const char *suspicion_word(enum suspicion suspicion)
{
	static const char *const words[SUSPICIONS] = {
		[SUSPECT_ZERO] = "zero", [SUSPECT_EQUAL] = "equal", [SUSPECT_ABSENT] = "absent", [SUSPECT_MEAN] = "mean",
		[SUSPECT_FULL] = "full", [SUSPECT_GAP] = "gap",     [SUSPECT_TOP] = "top",
	};

	return words[suspicion];
}

const char *suspect_text(const struct suspect *suspect, char text[SUSPECT_TEXT])
{
	char value[DECIMAL_TEXT], other[DECIMAL_TEXT];
	const uint64_t count = suspect->count;

	decimal_write(suspect->value_e4, value);
	decimal_write(suspect->other_e4, other);
	switch (suspect->suspicion) {
	case SUSPECT_ZERO:
		snprintf(text, SUSPECT_TEXT, _("all %" PRIu64 " marks are 0"), count);
		break;
	case SUSPECT_EQUAL:
		snprintf(text, SUSPECT_TEXT, _("all %" PRIu64 " marks are %s"), count, value);
		break;
	case SUSPECT_ABSENT:
		snprintf(text, SUSPECT_TEXT, _("%s of %" PRIu64 " have no mark"), other, count);
		break;
	case SUSPECT_MEAN:
		snprintf(text, SUSPECT_TEXT, _("the mean of %" PRIu64 " marks is %s, in the subject %s"), count, value, other);
		break;
	case SUSPECT_FULL:
		snprintf(text, SUSPECT_TEXT, _("%" PRIu64 " have full marks, at most %s any other of the top tenth"), count, other);
		break;
	case SUSPECT_GAP:
		snprintf(text, SUSPECT_TEXT, _("nobody stands between %s and %s"), value, other);
		break;
	default:
		snprintf(text, SUSPECT_TEXT, _("the highest of %" PRIu64 " marks is %s of %s"), count, value, other);
	}
	return text;
}

static const struct sheet_column columns[] = {
	{ .name = "exam", .name_zh = "考试代码", .type = SHEET_CODE },
	{ .name = "subject", .name_zh = "科目代码", .type = SHEET_CODE },
	{ .name = "site", .name_zh = "考点代码", .type = SHEET_CODE },
	{ .name = "room", .name_zh = "考场号", .type = SHEET_CODE },
	{ .name = "suspicion", .name_zh = "疑点", .type = SHEET_CODE },
	{ .name = "count", .name_zh = "人数", .type = SHEET_INTEGER },
	{ .name = "value", .name_zh = "数值", .type = SHEET_E4 },
	{ .name = "other", .name_zh = "对照", .type = SHEET_E4 },
	{ .name = "text", .name_zh = "说明", .type = SHEET_TEXT, .width_cells = 48 },
};

static void put_suspect(struct sheet *sheet, const struct dataset *dataset, const struct suspect *suspect)
{
	char text[SUSPECT_TEXT];

	sheet_put_text(sheet, dataset->subjects[suspect->subject].exam);
	sheet_put_text(sheet, dataset->subjects[suspect->subject].code);
	sheet_put_text(sheet, suspect->site);
	sheet_put_text(sheet, suspect->room);
	sheet_put_text(sheet, suspicion_word(suspect->suspicion));
	sheet_put_integer(sheet, (int64_t)suspect->count);
	sheet_put_e4(sheet, suspect->value_e4);
	sheet_put_e4(sheet, suspect->other_e4);
	sheet_put_text(sheet, suspect_text(suspect, text));
	sheet_end_row(sheet);
}

static enum status write_report(struct store *store, const struct dataset *dataset, const struct suspects_report *report,
                                const struct sheet_options *options, struct problem *problem)
{
	struct sheet_options with_columns = *options;

	with_columns.columns = columns;
	with_columns.n_columns = sizeof columns / sizeof *columns;
	with_columns.protected_paths = store_files(store);
	struct sheet *sheet = sheet_open(&with_columns, problem);
	if (!sheet)
		return problem->status;
	for (size_t i = 0; i < report->n_suspects; i++)
		put_suspect(sheet, dataset, &report->suspects[i]);
	return sheet_close(sheet, problem);
}

enum status suspects_export(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem)
{
	struct dataset *dataset = NULL;
	struct suspects_report report = { .arena = NULL };
	enum status status = store_begin_reading(store, problem);

	if (status != STATUS_OK)
		return status;
	status = store_load_dataset(store, STORE_ALL, NULL, &dataset, problem);
	if (status == STATUS_OK) {
		const struct suspects_request request = { .store = store, .dataset = dataset, .exam = exam };
		status = suspects_find(&request, &report, problem);
	}
	store_end_reading(store);
	if (status == STATUS_OK)
		status = write_report(store, dataset, &report, options, problem);
	suspects_report_free(&report);
	dataset_free(dataset);
	return status;
}
