/* SPDX-License-Identifier: ISC */
/* Text for people that is wrapped at the width of a terminal. */
#ifndef LUQU_CLI_WRAPPED_H
#define LUQU_CLI_WRAPPED_H

enum { WRAPPED_COLUMNS = 80, WRAPPED_TEXT = 8192 /* bytes; more is cut */ };

/* Prints a text on standard output, wrapped at blanks (or anywhere, where there is none): the first line indented by `first` cells, further ones
 * by `indent`. What cannot be shown is replaced. */
void wrapped_print(int first, int indent, const char *text);
__attribute__((format(printf, 3, 4))) void wrapped_print_line(int first, int indent, const char *format, ...);

#endif
