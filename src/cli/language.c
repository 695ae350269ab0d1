/* SPDX-License-Identifier: ISC */
/* Which language the program speaks. Messages need no installed locale: C.UTF-8 with LANGUAGE serves. */
#include <luqu/cli.h>

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>

/* The catalogues of a program run from its build folder lie beside it; those of an installed one in LUQU_LOCALEDIR. */
static const char *catalogue_folder(char *buffer, size_t size)
{
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

	if (length > 0) {
		program[length] = '\0';
		char *slash = strrchr(program, '/');
		if (slash)
			*slash = '\0';
		if ((size_t)snprintf(buffer, size, "%s/locale", program) < size && access(buffer, R_OK) == 0)
			return buffer;
	}
	return LUQU_LOCALEDIR;
}

static const char *language_of_environment(void)
{
	static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && value[0])
			return value;
	}
	return "C";
}

void language_choose(const char *lang)
{
	char folder[PATH_MAX];

	if (!lang)
		lang = language_of_environment();
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_MESSAGES, "C.UTF-8"); /* any name but "C" makes gettext look at LANGUAGE */
	setenv("LANGUAGE", strncmp(lang, "zh", 2) == 0 ? "zh_CN" : "en", 1);
	bindtextdomain("luqu", catalogue_folder(folder, sizeof folder));
	bind_textdomain_codeset("luqu", "UTF-8");
	textdomain("luqu");
}
