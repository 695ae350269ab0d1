/* SPDX-License-Identifier: ISC */
/* The loop on a real terminal: keys first, then slices of background work, then what changed is shown. */
#include <luqu/tui.h>

#include "internal.h"
#include "terminal.h"

static void show(void *context, const struct canvas *canvas)
{
	(void)context;
	terminal_show(canvas);
}

static void fit(struct tui *tui)
{
	int lines, columns;

	terminal_size(&lines, &columns);
	tui_resize(tui, lines, columns);
}

struct port { struct tui *tui; };

static uint32_t poll(void *context)
{
	const struct port *port = context;
	const uint32_t press = terminal_read(0);

	if (press == PRESS_RESIZE && port->tui)
		fit(port->tui);
	return press;
}

static void beep(void *context)
{
	(void)context;
	terminal_beep();
}

static void flush(void *context)
{
	(void)context;
	terminal_flush();
}

static void redraw(void *context)
{
	(void)context;
	terminal_redraw();
}

/* Keys that wait are all taken before anything is painted: a held key never runs behind. */
static void run(struct tui *tui)
{
	bool has_more = true;
	int64_t shown_ms = 0;

	fit(tui);
	while (!tui_has_ended(tui)) {
		uint32_t press = terminal_read(0);

		if (press == PRESS_NONE && has_more && clock_ms() - shown_ms < 50) {
			has_more = tui_step(tui);
			if (has_more)
				continue;
		}
		if (press == PRESS_NONE) {
			terminal_show(tui_paint(tui));
			shown_ms = clock_ms();
			press = has_more ? PRESS_NONE : terminal_read(-1);
		}
		if (press == PRESS_RESIZE)
			fit(tui);
		else if (press != PRESS_NONE) {
			tui_press(tui, press);
			has_more = true;
			terminal_show(tui_paint(tui));
			shown_ms = clock_ms();
		}
	}
}

enum status tui_main(const struct tui_options *options, struct problem *problem)
{
	struct port port = { .tui = NULL };
	const struct tui_port calls = { .context = &port, .show = show, .poll = poll, .beep = beep, .flush = flush, .redraw = redraw };
	struct tui_options own = *options;
	char settings[PERSONAL_PATH];
	struct tui *tui;
	enum status status;

	if (!own.settings && personal_path(settings, sizeof settings))
		own.settings = settings;
	tui = tui_make(&own, &calls, problem);
	if (!tui)
		return problem->status;
	status = terminal_open(problem);
	if (status == STATUS_OK) {
		port.tui = tui;
		run(tui);
		terminal_close();
	}
	tui_free(tui);
	return status;
}
