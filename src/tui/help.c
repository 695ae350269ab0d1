/* SPDX-License-Identifier: ISC */
/* `?`: what this screen is for and every key that works in it, made from the tables; `/` looks for a word. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glyph.h"
#include "internal.h"

struct help {
	const struct screen *about;
	int first;         /* line shown at the top */
	int n_lines;       /* of the whole text, as last laid out */
	char sought[128];
};

enum { HELP_TEXT = 65536, KEYS_CELLS = 14, LINES_SHOWN_AT_LEAST = 5 };

struct page { struct canvas *canvas; struct area area; int first, line; const char *sought; };

static void page_text(struct page *page, const char *text, enum role role)
{
	const struct flow flow = { .canvas = page->canvas, .area = page->area, .first = page->first - page->line, .role = role };

	if (page->sought && page->sought[0] && strcasestr(text, page->sought))
		page->line += flow_text(&(struct flow){ flow.canvas, flow.area, flow.first, ROLE_MATCH }, text);
	else
		page->line += flow_text(&flow, text);
}

static void page_key(struct page *page, const struct screen_key *key)
{
	char press[PRESS_NAME], twin[PRESS_NAME], keys[4 * PRESS_NAME], text[1024];
	const struct area whole = page->area;

	snprintf(keys, sizeof keys, "  %s%s%s", key->press ? press_name(key->press, press) : "", key->press && key->twin ? " " : "",
		 key->twin ? press_name(key->twin, twin) : "");
	if (page->canvas) {
		struct pen pen = pen_at(page->canvas, page->area, page->line - page->first, ROLE_KEY);
		pen_text(&pen, keys);
	}
	page->area.column += KEYS_CELLS;
	page->area.columns -= KEYS_CELLS;
	snprintf(text, sizeof text, "%s  (:%s)", _(key->help), key->name);
	page_text(page, text, ROLE_TEXT);
	page->area = whole;
}

static void page_keys(struct page *page, const char *title, const struct screen_key *key)
{
	if (!key || !key->name)
		return;
	page->line++;
	page_text(page, title, ROLE_HEADER);
	for (; key->name; key++)
		if (key->help)
			page_key(page, key);
}

static void page_screens(struct page *page)
{
	char text[1024];

	page->line++;
	page_text(page, _("Screens: by their names behind `:'"), ROLE_HEADER);
	for (const struct screen *const *screen = screens; *screen; screen++) {
		snprintf(text, sizeof text, "  :%-12s %s", (*screen)->name, _((*screen)->summary));
		page_text(page, text, ROLE_TEXT);
	}
}

/* Lays the whole text out; returns its lines. */
static int lay_out(const struct screen *about, struct page *page)
{
	page->line = 0;
	page_text(page, _(about->title), ROLE_HEADER);
	page_text(page, _(about->summary), ROLE_TEXT);
	page->line++;
	if (about->help)
		page_text(page, _(about->help), ROLE_TEXT);
	page_keys(page, _("Keys of this screen"), about->keys);
	if (about->source)
		page_keys(page, _("Keys of lists"), keys_list);
	if (about->fields)
		page_keys(page, _("Keys of forms"), keys_form);
	page_keys(page, _("Keys everywhere"), keys_everywhere);
	page_screens(page);
	return page->line;
}

static enum status help_open(struct view *view, struct problem *problem)
{
	struct help *help = view->state;

	(void)problem;
	help->about = screen_find(view->argument);
	if (!help->about)
		help->about = screens[0];
	return STATUS_OK;
}

static void help_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct help *help = view->state;
	struct page page = { canvas, area, help->first, 0, help->sought };

	lay_out(help->about, &page);
	canvas_put_cursor(canvas, area.line, 0);
}

static int count_lines(const struct view *view, const struct help *help)
{
	struct page page = { .canvas = NULL, .area = tui_body(view->tui) };

	return lay_out(help->about, &page);
}

static void scroll(const struct view *view, struct help *help, int by)
{
	const int last = count_lines(view, help) - tui_body(view->tui).lines;

	help->first += by;
	help->first = help->first > last ? last : help->first;
	help->first = help->first < 0 ? 0 : help->first;
}

/* The first line below the top one that holds what is looked for. */
static bool find_line(const struct view *view, struct help *help)
{
	const struct area area = { 0, 0, 1000, tui_body(view->tui).columns };
	struct canvas *canvas = canvas_make(area.lines, area.columns);
	struct page page = { canvas, area, 0, 0, NULL };
	char text[4096];
	bool is_found = false;
	const int lines = canvas ? lay_out(help->about, &page) : 0;

	for (int i = 1; i <= lines && !is_found; i++) {
		const int line = (help->first + i) % (lines > 0 ? lines : 1);
		canvas_line_text(canvas, line < area.lines ? line : 0, text, sizeof text);
		is_found = strcasestr(text, help->sought) != NULL;
		if (is_found)
			help->first = line;
	}
	canvas_free(canvas);
	return is_found;
}

static struct effect help_find(struct view *view, const char *text)
{
	struct help *help = view->state;

	if (text[0])
		snprintf(help->sought, sizeof help->sought, "%.*s", (int)sizeof help->sought - 1, text);
	if (!help->sought[0])
		return effect_stay();
	return find_line(view, help) ? effect_redraw() : effect_refuse(_("not found: %s"), help->sought);
}

static struct effect help_press(struct view *view, uint32_t press)
{
	struct help *help = view->state;
	const int page = tui_body(view->tui).lines - 1;

	switch (press) {
	case PRESS_DOWN: case 'j': case PRESS_ENTER:
		scroll(view, help, 1);
		break;
	case PRESS_UP: case 'k':
		scroll(view, help, -1);
		break;
	case PRESS_PAGE_DOWN: case PRESS_SPACE:
		scroll(view, help, page);
		break;
	case PRESS_PAGE_UP:
		scroll(view, help, -page);
		break;
	case PRESS_HOME: case 'g':
		help->first = 0;
		break;
	case PRESS_END: case 'G':
		scroll(view, help, HELP_TEXT);
		break;
	case 'n':
		return help_find(view, "");
	case '/': case PRESS_F(3):
		return effect_input(help_find, "/", "");
	case '?': case PRESS_F(1):
		return effect_stay();
	default:
		return effect_pass();
	}
	return effect_redraw();
}

static size_t help_describe(const struct view *view, char *buffer, size_t size)
{
	const struct help *help = view->state;
	const int below = count_lines(view, help) - tui_body(view->tui).lines;

	return (size_t)snprintf(buffer, size, "%d %%", below > 0 ? help->first * 100 / below : 100);
}

const struct behaviour behaviour_help = {
	.state_bytes = sizeof(struct help),
	.open = help_open,
	.paint = help_paint,
	.press = help_press,
	.describe = help_describe,
};

/* --- the manual ------------------------------------------------------------------------------------------------------------------------- */

/* A sentence begins a line. */
static void print_mdoc(FILE *to, const char *text)
{
	for (const char *at = text; *at; at++) {
		if (*at == '\\')
			fputs("\\e", to);
		else if (*at == ' ' && at > text && strchr(".?!", at[-1]))
			fputc('\n', to);
		else if ((*at == '.' || *at == '\'') && (at == text || at[-1] == '\n'))
			fprintf(to, "\\&%c", *at);
		else
			fputc(*at, to);
	}
}

static void print_keys(FILE *to, const struct screen_key *key)
{
	char press[PRESS_NAME], twin[PRESS_NAME];

	if (!key || !key->name)
		return;
	fprintf(to, ".Bl -tag -width Ds\n");
	for (; key->name; key++) {
		if (!key->help)
			continue;
		fputs(".It ", to);
		if (key->press)
			fprintf(to, "Sy %s ", press_name(key->press, press));
		if (key->twin) {
			fputs("Sy \\&", to); /* it may be a sign that has a meaning of its own there */
			print_mdoc(to, press_name(key->twin, twin));
			fputs(" ", to);
		}
		fprintf(to, "Pq Ic :%s\n", key->name);
		print_mdoc(to, _(key->help));
		fputs(".\n", to);
	}
	fprintf(to, ".El\n");
}

static void print_screen(FILE *to, const struct screen *screen)
{
	fprintf(to, ".Ss ");
	print_mdoc(to, screen->name);
	fputs("\n", to);
	print_mdoc(to, _(screen->summary));
	fputs(".\n", to);
	if (screen->help)
		fputs(".Pp\n", to);
	for (const char *at = screen->help ? _(screen->help) : ""; *at;) {
		const size_t length = strcspn(at, "\n");
		char line[4096];

		snprintf(line, sizeof line, "%.*s", (int)length, at);
		print_mdoc(to, line);
		fputs("\n", to);
		at += length + (at[length] == '\n');
		if (*at == '\n') {
			fputs(".Pp\n", to);
			at++;
		}
	}
	print_keys(to, screen->keys);
}

void tui_print_keys(FILE *to)
{
	fprintf(to, ".Ss Everywhere\n");
	print_keys(to, keys_everywhere);
	fprintf(to, ".Ss Lists\n");
	print_keys(to, keys_list);
	fprintf(to, ".Ss Forms\n");
	print_keys(to, keys_form);
	for (const struct screen *const *screen = screens; *screen; screen++)
		print_screen(to, *screen);
}
