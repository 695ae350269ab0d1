/* SPDX-License-Identifier: ISC */
/* The names of encodings. */
#include <string.h>
#include <strings.h>

#include <luqu/reader.h>

struct encoding_alias {
	const char *name;
	enum encoding encoding;
};

/* The first name of each encoding is the one shown. GB 2312 and GBK are subsets of GB 18030, so their files are read as that. */
static const struct encoding_alias aliases[] = {
	{ "detect", ENCODING_DETECT },   { "utf-8", ENCODING_UTF8 },       { "utf8", ENCODING_UTF8 },
	{ "gb18030", ENCODING_GB18030 }, { "gb-18030", ENCODING_GB18030 }, { "gbk", ENCODING_GB18030 },
	{ "gb2312", ENCODING_GB18030 },  { "gb-2312", ENCODING_GB18030 },  { "cp936", ENCODING_GB18030 },
	{ "utf-16", ENCODING_UTF16 },    { "utf16", ENCODING_UTF16 },      { "utf-16le", ENCODING_UTF16LE },
	{ "utf16le", ENCODING_UTF16LE }, { "utf-16be", ENCODING_UTF16BE }, { "utf16be", ENCODING_UTF16BE },
};
enum { N_ALIASES = sizeof aliases / sizeof *aliases };

bool encoding_find(const char *name, enum encoding *encoding)
{
	for (size_t i = 0; i < N_ALIASES; i++) {
		if (strcasecmp(name, aliases[i].name) == 0) {
			*encoding = aliases[i].encoding;
			return true;
		}
	}
	return false;
}

const char *encoding_name(enum encoding encoding)
{
	for (size_t i = 0; i < N_ALIASES; i++) {
		if (aliases[i].encoding == encoding)
			return aliases[i].name;
	}
	return "";
}
