/* SPDX-License-Identifier: ISC */
/* Sheets as web pages that need nothing from outside and print well. */
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "sheet_parts.h"

static const char style[] =
        "body{font:11pt/1.4 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif;margin:1.5em;color:#000;"
        "background:#fff}\n"
        "h1{font-size:1.5em;margin:0}h2{font-size:1.2em;margin:1em 0 .3em}\n"
        ".subtitle,footer{color:#444;margin:.2em 0 1em}\n"
        "table{border-collapse:collapse;margin:.5em 0}\n"
        "th,td{border:1px solid #888;padding:.15em .5em;text-align:left;vertical-align:top}\n"
        "th{background:#eee}\n"
        ".c{text-align:center}.r{text-align:right}\n"
        "td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
        "td.k{white-space:nowrap}\n"
        "svg{max-width:100%;height:auto}\n"
        "@page{size:A4;margin:15mm 12mm;@bottom-center{content:counter(page)}}\n"
        "@media print{body{margin:0;font-size:9pt}thead{display:table-header-group}tr,svg{break-inside:avoid}"
        "h2{break-after:avoid}}\n";
static const char page_per_section[] = "@media print{section+section{break-before:page}}\n";

struct html {
	bool has_table; /* open */
	bool has_shown; /* this section has shown a table or a chart */
};

static void write_escaped(struct sheet *sheet, const char *text)
{
	for (;;) {
		const size_t plain = strcspn(text, "&<>\"'");
		outfile_write(sheet->out, text, plain);
		text += plain;
		switch (*text++) {
		case '&':
			outfile_text(sheet->out, "&amp;");
			break;
		case '<':
			outfile_text(sheet->out, "&lt;");
			break;
		case '>':
			outfile_text(sheet->out, "&gt;");
			break;
		case '"':
			outfile_text(sheet->out, "&quot;");
			break;
		case '\'':
			outfile_text(sheet->out, "&#39;");
			break;
		default:
			return;
		}
	}
}

static void write_element(struct sheet *sheet, const char *open, const char *text, const char *close)
{
	outfile_text(sheet->out, open);
	write_escaped(sheet, text);
	outfile_text(sheet->out, close);
}

static void html_begin(struct sheet *sheet)
{
	sheet->state = calloc(1, sizeof(struct html));
	if (!sheet->state) {
		sheet_fail_memory(sheet);
		return;
	}
	/* TRANSLATORS: the code of your own language for web pages, such as zh-CN */
	write_element(sheet, "<!DOCTYPE html>\n<html lang=\"", _("en"), "\">\n<head>\n<meta charset=\"utf-8\"/>\n");
	/* Nothing in the page runs or is fetched, whatever a cell may hold. */
	outfile_text(sheet->out,
	             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
	             "<meta name=\"viewport\" content=\"width=device-width\"/>\n");
	write_element(sheet, "<title>", *sheet->options.title ? sheet->options.title : "luqu", "</title>\n<style>\n");
	outfile_text(sheet->out, style);
	if (sheet->options.has_page_per_section)
		outfile_text(sheet->out, page_per_section);
	outfile_text(sheet->out, "</style>\n</head>\n<body>\n");
	if (*sheet->options.title)
		write_element(sheet, "<h1>", sheet->options.title, "</h1>\n");
	if (*sheet->options.subtitle)
		write_element(sheet, "<p class=\"subtitle\">", sheet->options.subtitle, "</p>\n");
}

static void html_begin_section(struct sheet *sheet, const char *title)
{
	struct html *html = sheet->state;
	*html = (struct html){ 0 };
	outfile_text(sheet->out, "<section>\n");
	if (title && *title)
		write_element(sheet, "<h2>", title, "</h2>\n");
}

static const char *header_class(const struct sheet_column *column)
{
	if (column->align == SHEET_ALIGN_CENTRE)
		return "<th scope=\"col\" class=\"c\">";
	return sheet_is_right(column) ? "<th scope=\"col\" class=\"r\">" : "<th scope=\"col\">";
}

static const char *cell_class(const struct sheet_column *column)
{
	if (column->align == SHEET_ALIGN_CENTRE)
		return "<td class=\"c\">";
	if (sheet_is_right(column))
		return sheet_is_number(column) ? "<td class=\"n\">" : "<td class=\"r\">";
	return column->type == SHEET_TEXT ? "<td>" : "<td class=\"k\">";
}

static void open_table(struct sheet *sheet)
{
	struct html *html = sheet->state;
	if (html->has_table)
		return;
	html->has_table = html->has_shown = true;
	outfile_text(sheet->out, "<table>\n<thead>\n<tr>");
	for (size_t i = 0; i < sheet->n_columns; i++)
		write_element(sheet, header_class(&sheet->columns[i]), sheet->headers[i], "</th>");
	outfile_text(sheet->out, "</tr>\n</thead>\n<tbody>\n");
}

static void close_table(struct sheet *sheet)
{
	struct html *html = sheet->state;
	if (html->has_table)
		outfile_text(sheet->out, "</tbody>\n</table>\n");
	html->has_table = false;
}

static void html_write_row(struct sheet *sheet, const struct sheet_cell *cells)
{
	open_table(sheet);
	outfile_text(sheet->out, "<tr>");
	for (size_t i = 0; i < sheet->n_columns; i++)
		write_element(sheet, cell_class(&sheet->columns[i]), cells[i].text, "</td>");
	outfile_text(sheet->out, "</tr>\n");
}

static void html_end_section(struct sheet *sheet)
{
	const struct html *html = sheet->state;
	if (!html->has_shown)
		open_table(sheet);
	close_table(sheet);
	outfile_text(sheet->out, "</section>\n");
}

static void html_write_note(struct sheet *sheet, const char *text)
{
	close_table(sheet);
	write_element(sheet, "<p>", text, "</p>\n");
}

static void html_write_chart(struct sheet *sheet, const struct chart *chart)
{
	struct html *html = sheet->state;
	size_t length = 0;
	char *svg = chart_make_svg(chart, &length);
	if (!svg) {
		sheet_fail_memory(sheet);
		return;
	}
	close_table(sheet);
	html->has_shown = true;
	outfile_text(sheet->out, "<figure>\n");
	outfile_write(sheet->out, svg, length);
	outfile_text(sheet->out, "</figure>\n");
	free(svg);
}

static void html_end(struct sheet *sheet)
{
	if (*sheet->options.footer)
		write_element(sheet, "<footer>", sheet->options.footer, "</footer>\n");
	outfile_text(sheet->out, "</body>\n</html>\n");
}

static void html_drop(struct sheet *sheet)
{
	free(sheet->state);
}

const struct sheet_writer sheet_html_writer = {
	.begin = html_begin,
	.begin_section = html_begin_section,
	.write_row = html_write_row,
	.end_section = html_end_section,
	.write_note = html_write_note,
	.write_chart = html_write_chart,
	.end = html_end,
	.drop = html_drop,
};
