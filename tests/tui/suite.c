/* SPDX-License-Identifier: ISC */
/* An interface without a terminal, over a small year. */
#include "suite.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/service_data.h>
#include <luqu/service_row.h>

#include "moment.h"

enum { SCREEN_TEXT = 1 << 20, PATH_TEXT = 512 };

struct asked asked;
static char folder[PATH_TEXT], path[PATH_TEXT + 16];
static char screen_text[SCREEN_TEXT];
static const char *spoken = "en";

/* The catalogues lie beside the program that is tested. */
void language_speak(const char *language)
{
	char program[PATH_TEXT], catalogues[PATH_TEXT + 32];
	const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

	assert_true(length > 0);
	program[length] = '\0';
	for (int i = 0; i < 3; i++)
		*strrchr(program, '/') = '\0';
	snprintf(catalogues, sizeof catalogues, "%s/locale", program);
	setlocale(LC_ALL, "C.UTF-8");
	setenv("LANGUAGE", language, 1);
	bindtextdomain("luqu", catalogues);
	bind_textdomain_codeset("luqu", "UTF-8");
	textdomain("luqu");
	spoken = strcmp(language, "zh_CN") == 0 ? "zh_CN" : "en";
}

/* --- the year -------------------------------------------------------------------------------------------------------------------------------- */

static FILE *file_make(const char *name)
{
	char file_path[2 * PATH_TEXT];
	FILE *file;

	snprintf(file_path, sizeof file_path, "%s/%s.csv", folder, name);
	file = fopen(file_path, "w");
	assert_non_null(file);
	return file;
}

static void file_put(const char *name, const char *text)
{
	FILE *file = file_make(name);

	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void write_candidates(int count)
{
	static const char *const names[] = { "宣怡宁", "钱骏", "司徒玉蕾", "𠮷野", "Ann Zoe\xcc\x88", "阿卜杜拉·买买提", "黎晨平", "欧阳" };
	FILE *candidates = file_make("candidates"), *scores = file_make("scores"), *choices = file_make("choices");

	fputs("candidate_no,name,sex,feeder,district,category,tags,adjust\n", candidates);
	fputs("candidate_no,subject,mark,status\n", scores);
	fputs("candidate_no,tier,rank,program\n", choices);
	for (int i = 0; i < count; i++) {
		fprintf(candidates, "%d,%s,%c,J0%d,南汇区,local,%s,%d\n", 100001 + i, names[i % 8], i % 2 ? 'M' : 'F', i % 3 + 1,
			i % 7 == 0 ? "sport" : "", i % 5 == 0);
		fprintf(scores, "%d,math,%d,present\n", 100001 + i, 50 + i * 37 % 100);
		fprintf(choices, "%d,T1,1,P%d\n", 100001 + i, i % 2 + 1);
	}
	fclose(candidates);
	fclose(scores);
	fclose(choices);
}

static void write_year(int count)
{
	file_put("office", "key,value\nname,南汇区招生办公室\nyear,2026\nlottery_seed,7\n");
	file_put("calendar", "step,name,from,to\nregister,网上报名,2026-03-01,2026-03-10\nexam,统一考试,2026-06-18,2026-06-20\n"
		 "choices,填报志愿,2026-06-28,2026-07-01\nplace,录取,2026-07-10,2026-07-20\n");
	file_put("exams", "code,name,date\nmain,统一升学考,2026-06-18\n");
	file_put("subjects", "code,name,full_mark,exam\nmath,数学,150,main\nchinese,语文,150,main\n");
	file_put("schools", "code,name,kind,district,phone,address\nS1,南汇中学,municipal_model,南汇区,021-5802,惠南镇\n"
		 "S2,周浦中学,district_key,南汇区,,\nJ01,第一初级中学,junior,南汇区,,\n");
	file_put("programs", "code,school,name\nP1,S1,普通班\nP2,S2,普通班\n");
	file_put("tiers", "code,name,seq,merit,ranking,max_choices\nT1,统一招生,10,,total > math,3\n");
	file_put("plans", "tier,program,seats,pool\nT1,P1,12,open\nT1,P2,15,open\n");
	write_candidates(count);
}

static int year_load(void **state, int count)
{
	struct load_request request = { .path = path, .folder = folder };
	struct load_report report = { .is_new = false };
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	asked = (struct asked){ .beeps = 0 };
	moment_begin();
	language_speak("en");
	snprintf(folder, sizeof folder, "%s/luqu-tui-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/year.db", folder);
	if (count == 0)
		return 0;
	write_year(count);
	if (folder_load(&request, &report, &problem) != STATUS_OK) {
		print_error("%s\n", problem.text);
		for (size_t i = 0; i < report.faults.n_kept; i++)
			print_error("%s: %s\n", report.faults.kept[i].place, report.faults.kept[i].text);
		return -1;
	}
	load_report_clear(&report);
	return 0;
}

int year_begin(void **state)
{
	return year_load(state, 40);
}

int year_open_thousand(void **state)
{
	return year_load(state, 1000);
}

int year_open_none(void **state)
{
	return year_load(state, 0);
}

int year_end(void **state)
{
	char command[PATH_TEXT + 16];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

const char *year_path(void)
{
	return path;
}

const char *year_folder(void)
{
	return folder;
}

void row_put(struct store *store, enum kind kind, const char *const *texts)
{
	const struct row_change change = { .kind = kind, .texts = texts };
	struct problem problem = { .status = STATUS_OK };
	struct row_report report = { .is_gone = false };
	enum row_outcome outcome;

	if (row_save(store, &change, &outcome, &report, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	row_report_clear(&report);
}

/* --- the interface ----------------------------------------------------------------------------------------------------------------------------- */

static void note_beep(void *context)
{
	(void)context;
	asked.beeps++;
}

static void note_flush(void *context)
{
	(void)context;
	asked.flushes++;
}

static void note_show(void *context, const struct canvas *canvas)
{
	(void)context;
	asked.shows++;
	if (asked.meanwhile)
		asked.meanwhile(canvas);
}

static uint32_t give_waiting(void *context)
{
	const uint32_t waiting = asked.waiting;

	(void)context;
	asked.waiting = PRESS_NONE;
	return waiting;
}

struct tui *screen_open(const char *screen, int lines, int columns)
{
	const struct tui_options options = {
		.database = path, .language = spoken, .choose_language = language_speak, .screen = screen, .today = "2026-06-19"
	};
	const struct tui_port port = { .beep = note_beep, .flush = note_flush, .show = note_show, .poll = give_waiting };
	struct problem problem = { .status = STATUS_OK };
	struct tui *tui = tui_make(&options, &port, &problem);

	if (!tui)
		print_error("%s\n", problem.text);
	assert_non_null(tui);
	assert_true(tui_resize(tui, lines, columns));
	settle(tui);
	return tui;
}

void settle(struct tui *tui)
{
	for (int i = 0; i < 100000 && tui_step(tui); i++)
		;
	assert_false(tui_step(tui));
}

static uint32_t named_press(const char *name, size_t length)
{
	static const struct { const char *name; uint32_t press; } names[] = {
		{ "Enter", PRESS_ENTER }, { "Esc", PRESS_ESC }, { "Tab", PRESS_TAB }, { "S-Tab", PRESS_BACK_TAB }, { "Up", PRESS_UP },
		{ "Down", PRESS_DOWN }, { "Left", PRESS_LEFT }, { "Right", PRESS_RIGHT }, { "Home", PRESS_HOME }, { "End", PRESS_END },
		{ "PgUp", PRESS_PAGE_UP }, { "PgDn", PRESS_PAGE_DOWN }, { "BkSp", PRESS_BACKSPACE }, { "Del", PRESS_DELETE }, { "lt", '<' },
		{ "Paste", PRESS_PASTE }, { "PasteEnd", PRESS_PASTE_END }, { "Hangup", PRESS_HANGUP },
	};

	if (name[0] == 'F' && length > 1)
		return PRESS_F(strtoul(name + 1, NULL, 10));
	if (length == 3 && strncmp(name, "C-", 2) == 0)
		return PRESS_CTRL(name[2]);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i].name) == length && strncmp(names[i].name, name, length) == 0)
			return names[i].press;
	fail_msg("no such key: %.*s", (int)length, name);
	return PRESS_NONE;
}

/* UTF-8 of the test's own making is good. */
static size_t plain_press(const char *at, uint32_t *press)
{
	const unsigned char *bytes = (const unsigned char *)at;
	const size_t length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;

	*press = length == 1 ? bytes[0] : bytes[0] & (0x7fu >> length);
	for (size_t i = 1; i < length; i++)
		*press = *press << 6 | (bytes[i] & 0x3fu);
	return length;
}

void type(struct tui *tui, const char *keys)
{
	while (*keys) {
		uint32_t press;

		if (*keys == '<') {
			const size_t length = strcspn(keys + 1, ">");
			press = named_press(keys + 1, length);
			keys += length + 2;
		} else {
			keys += plain_press(keys, &press);
		}
		moment_key();
		tui_press(tui, press);
		settle(tui);
	}
}

const char *shown(struct tui *tui)
{
	const struct canvas *canvas = tui_paint(tui);
	size_t used = 0;

	for (int line = 0; line < canvas_lines(canvas) && used + 1 < SCREEN_TEXT; line++) {
		used += canvas_line_text(canvas, line, screen_text + used, SCREEN_TEXT - used - 1);
		screen_text[used++] = '\n';
	}
	screen_text[used] = '\0';
	return screen_text;
}

const char *shown_line(struct tui *tui, int line)
{
	canvas_line_text(tui_paint(tui), line, screen_text, SCREEN_TEXT);
	return screen_text;
}

void assert_shows(struct tui *tui, const char *text)
{
	if (!strstr(shown(tui), text))
		fail_msg("'%s' does not stand on:\n%s", text, screen_text);
}

void assert_hides(struct tui *tui, const char *text)
{
	if (strstr(shown(tui), text))
		fail_msg("'%s' stands on:\n%s", text, screen_text);
}

/* A canvas prints whole lines: the cells before the cursor are left out by counting them. */
const char *at_cursor(struct tui *tui)
{
	const struct canvas *canvas = tui_paint(tui);
	const struct canvas_cell *cell;
	int line, column;
	size_t characters = 0;
	const char *at;

	canvas_get_cursor(canvas, &line, &column);
	for (int c = 0; c < column; c++) {
		cell = canvas_at(canvas, line, c);
		for (int i = 0; i < CELL_CHARACTERS && cell->characters[i]; i++)
			characters++;
	}
	at = shown_line(tui, line);
	for (uint32_t press; characters > 0 && *at; characters--)
		at += plain_press(at, &press);
	return at;
}

/* --- golden screens -------------------------------------------------------------------------------------------------------------------------------- */

static void golden_write(const char *file_path, const char *text)
{
	FILE *file = fopen(file_path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

void assert_golden(struct tui *tui, const char *name)
{
	const struct canvas *canvas = tui_paint(tui);
	const char *mode = getenv("LUQU_GOLDEN");
	char file_path[PATH_TEXT], *golden = calloc(1, SCREEN_TEXT);
	FILE *file;

	snprintf(file_path, sizeof file_path, "tests/screens/%s.%s.%dx%d.txt", name, spoken, canvas_columns(canvas), canvas_lines(canvas));
	assert_non_null(golden);
	shown(tui);
	if (mode && strcmp(mode, "write") == 0)
		golden_write(file_path, screen_text);
	file = fopen(file_path, "r");
	if (!file)
		fail_msg("%s is not there; LUQU_GOLDEN=write writes it", file_path);
	fread(golden, 1, SCREEN_TEXT - 1, file);
	fclose(file);
	if (strcmp(golden, screen_text) != 0)
		fail_msg("%s holds:\n%s\nthe screen shows:\n%s", file_path, golden, screen_text);
	free(golden);
}

void assert_golden_everywhere(const char *screen, const char *keys, const char *name)
{
	static const int sizes[][2] = { { 24, 80 }, { 43, 132 }, { 20, 60 } };
	static const char *const languages[] = { "en", "zh_CN" };

	for (size_t l = 0; l < 2; l++) {
		language_speak(languages[l]);
		for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
			struct tui *tui = screen_open(screen, sizes[s][0], sizes[s][1]);
			type(tui, keys);
			assert_golden(tui, name);
			tui_free(tui);
		}
	}
}
