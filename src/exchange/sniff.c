/* SPDX-License-Identifier: ISC */
/* What kind of file is this? Told from its first bytes, never from its name. */
#include "sniff.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

struct signature {
	const char *bytes;
	size_t length;
	const char *refusal;
};

#define SIGNATURE(bytes) (bytes), sizeof(bytes) - 1

static const struct signature signatures[] = {
	{ SIGNATURE("\x1f\x8b"), N_("the file is packed with gzip: unpack it first (gunzip)") },
	{ SIGNATURE("BZh"), N_("the file is packed with bzip2: unpack it first (bunzip2)") },
	{ SIGNATURE("\xfd\x37zXZ"), N_("the file is packed with xz: unpack it first (unxz)") },
	{ SIGNATURE("\x28\xb5\x2f\xfd"), N_("the file is packed with zstd: unpack it first (unzstd)") },
	{ SIGNATURE("7z\xbc\xaf\x27\x1c"), N_("the file is a 7z archive: unpack it first") },
	{ SIGNATURE("Rar!\x1a"), N_("the file is a RAR archive: unpack it first") },
	{ SIGNATURE("\xd0\xcf\x11\xe0"),
	  N_("the file is an old Excel workbook (.xls), or one with a password: save it as CSV UTF-8 or as .xlsx") },
	{ SIGNATURE("%PDF"), N_("the file is a PDF document, not a table") },
	{ SIGNATURE("{\\rtf"), N_("the file is an RTF document, not a table") },
	{ SIGNATURE("SQLite format 3"), N_("the file is a database, not a table") },
	{ SIGNATURE("\xff\xfe\0\0"), N_("the file is UTF-32: save it as UTF-8") },
	{ SIGNATURE("\0\0\xfe\xff"), N_("the file is UTF-32: save it as UTF-8") },
	{ SIGNATURE("<?xml"), N_("the file is XML, not CSV: open it in a spreadsheet and save it as CSV UTF-8") },
	{ SIGNATURE("<html"), N_("the file is a web page, not CSV: open it in a spreadsheet and save it as CSV UTF-8") },
	{ SIGNATURE("<!doctype"), N_("the file is a web page, not CSV: open it in a spreadsheet and save it as CSV UTF-8") },
	{ SIGNATURE("<table"), N_("the file is a web page, not CSV: open it in a spreadsheet and save it as CSV UTF-8") },
};

/* NUL bytes at even and at odd places. Commas, digits and line ends make one of the two common in UTF-16, whatever the language. */
struct nuls {
	size_t even, odd, units;
};

static struct nuls count_nuls(const char *bytes, size_t length)
{
	struct nuls nuls = { .units = (length < SNIFF_BYTES ? length : SNIFF_BYTES) / 2 };
	for (size_t i = 0; i < nuls.units; i++) {
		nuls.even += bytes[2 * i] == 0;
		nuls.odd += bytes[2 * i + 1] == 0;
	}
	return nuls;
}

enum { LEAST = 2, OFTEN = 8, SELDOM = 64 };

static bool looks_like_utf16(size_t high, size_t low, size_t units)
{
	return high >= LEAST && high >= units / OFTEN && low <= units / SELDOM;
}

static bool has_utf16_mark(const char *bytes, size_t length)
{
	return length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}

enum sniff_format sniff_file(const char *bytes, size_t length, const char **refusal)
{
	if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return SNIFF_ZIP;
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		const struct signature *signature = &signatures[i];
		bool is_word = signature->bytes[0] == '<';
		if (length < signature->length || (is_word ? strncasecmp(bytes, signature->bytes, signature->length)
		                                           : memcmp(bytes, signature->bytes, signature->length)) != 0)
			continue;
		*refusal = _(signature->refusal);
		return SNIFF_OTHER;
	}
	struct nuls nuls = count_nuls(bytes, length);
	if (!has_utf16_mark(bytes, length) && nuls.even + nuls.odd >= LEAST && nuls.even + nuls.odd >= nuls.units / OFTEN &&
	    !looks_like_utf16(nuls.odd, nuls.even, nuls.units) && !looks_like_utf16(nuls.even, nuls.odd, nuls.units)) {
		*refusal = _("the file holds many NUL bytes: it is no text");
		return SNIFF_OTHER;
	}
	return SNIFF_TEXT;
}

size_t sniff_high_byte(const char *bytes, size_t length)
{
	size_t i = 0;
	uint64_t word;
	for (; length - i >= sizeof word; i += sizeof word) {
		memcpy(&word, bytes + i, sizeof word);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (i < length && (unsigned char)bytes[i] < 0x80)
		i++;
	return i;
}

size_t sniff_broken_utf8(const char *bytes, size_t length)
{
	size_t i = sniff_high_byte(bytes, length);
	while (i < length) {
		uint32_t character;
		const size_t step = utf8_decode(bytes + i, length - i, &character);
		if (step == 0)
			return i;
		i += step;
		if (i < length && (unsigned char)bytes[i] < 0x80)
			i += sniff_high_byte(bytes + i, length - i);
	}
	return length;
}

/* Is it UTF-8? A character cut at the block's end does no harm where the file goes on. */
static bool is_utf8(const char *bytes, size_t length, bool is_whole)
{
	size_t good = sniff_broken_utf8(bytes, length);
	if (good == length)
		return true;
	return !is_whole && length - good < 4 && (unsigned char)bytes[good] >= 0xc2 && (unsigned char)bytes[good] <= 0xf4;
}

static enum encoding guess_encoding(const char *bytes, size_t length, bool is_whole)
{
	struct nuls nuls = count_nuls(bytes, length);
	if (looks_like_utf16(nuls.odd, nuls.even, nuls.units))
		return ENCODING_UTF16LE;
	if (looks_like_utf16(nuls.even, nuls.odd, nuls.units))
		return ENCODING_UTF16BE;
	return is_utf8(bytes, length, is_whole) ? ENCODING_UTF8 : ENCODING_GB18030;
}

struct mark {
	const char *bytes;
	size_t length;
	enum encoding encoding;
};
static const struct mark marks[] = {
	{ SIGNATURE("\xef\xbb\xbf"), ENCODING_UTF8 },
	{ SIGNATURE("\xff\xfe"), ENCODING_UTF16LE },
	{ SIGNATURE("\xfe\xff"), ENCODING_UTF16BE },
	{ SIGNATURE("\x84\x31\x95\x33"), ENCODING_GB18030 },
};

static const struct mark *find_mark(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
			return &marks[i];
	}
	return NULL;
}

static bool is_utf16(enum encoding encoding)
{
	return encoding == ENCODING_UTF16 || encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE;
}

/* GB 18030 read as UTF-8 is found out by its broken bytes. The reverse is not: nearly every UTF-8 text is well-formed GB 18030 of
 * nonsense. But a text of GB 18030 with a character beyond ASCII hardly ever is well-formed UTF-8. */
static const char *refuse_encoding(const char *bytes, size_t length, bool is_whole, enum encoding wanted)
{
	if (wanted == ENCODING_GB18030 && sniff_high_byte(bytes, length) < length && is_utf8(bytes, length, is_whole))
		return _("the text is UTF-8, not GB18030: leave --encoding out");
	enum encoding guess = guess_encoding(bytes, length, is_whole);
	if (is_utf16(wanted) && !is_utf16(guess) && memchr(bytes, 0, length) == NULL)
		return _("the text is not UTF-16: leave --encoding out");
	if (!is_utf16(wanted) && is_utf16(guess))
		return _("the text is UTF-16: leave --encoding out");
	return NULL;
}

const char *sniff_encoding(const char *bytes, size_t length, bool is_whole, enum encoding *encoding, size_t *bom_bytes)
{
	enum encoding wanted = *encoding;
	const struct mark *mark = find_mark(bytes, length);
	*bom_bytes = mark ? mark->length : 0;
	*encoding = mark ? mark->encoding : guess_encoding(bytes, length, is_whole);
	if (wanted == ENCODING_DETECT || wanted == *encoding || (wanted == ENCODING_UTF16 && is_utf16(*encoding)))
		return NULL;
	if (mark)
		return _("the file's byte order mark tells of another encoding: leave --encoding out");
	const char *refusal = refuse_encoding(bytes, length, is_whole, wanted);
	/* Where nothing tells, UTF-16 is little-endian: that is what spreadsheets write. */
	*encoding = wanted == ENCODING_UTF16 ? ENCODING_UTF16LE : wanted;
	return refusal;
}
