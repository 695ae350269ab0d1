/* SPDX-License-Identifier: ISC */
/* How the files of lists are named. */
#include <stdio.h>
#include <string.h>

#include <luqu/digest.h>
#include <luqu/text.h>

#include "output.h"

enum { NAME_BYTES_MOST = 200, HEX_KEPT = 16 };

/* A feeder that is no code: letters beyond ASCII stay, all that a path, a shell or a link could mind becomes a dot and two hex digits. What
 * would be longer than file systems bear ends with the beginning of its digest instead. */
static void write_feeder_name(const char *feeder, char *name, size_t size)
{
	unsigned char digest[DIGEST_BYTES];
	char hex[DIGEST_TEXT];
	size_t used = (size_t)snprintf(name, size, "feeder.");

	for (const unsigned char *byte = (const unsigned char *)feeder; *byte && used < NAME_BYTES_MOST; byte++)
		used += (size_t)snprintf(name + used, size - used, *byte >= 0x80 || text_is_code((const char *)byte, 1) ? "%c" : ".%02X", *byte);
	if (used < NAME_BYTES_MOST)
		return;
	digest_of(feeder, strlen(feeder), digest);
	digest_write(digest, hex);
	snprintf(name, size, "feeder..%.*s", HEX_KEPT, hex);
}

/* A code holds nothing that a path could mind. Names with a dot are no code's. */
bool output_path(const char *folder, const char *school, enum sheet_format format, char *path, size_t size)
{
	char own[NAME_BYTES_MOST + 8];
	const char *name = own;

	if (school[0] == '\0')
		name = "no.feeder";
	else if (strcmp(school, "index") == 0)
		name = "index.school";
	else if (text_is_code(school, strlen(school)) && school[0] != '-')
		name = school;
	else
		write_feeder_name(school, own, sizeof own);
	return (size_t)snprintf(path, size, "%s/%s.%s", folder, name, sheet_format_name(format)) < size;
}
