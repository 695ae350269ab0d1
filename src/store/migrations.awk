# SPDX-License-Identifier: ISC
# Turns the numbered .sql files into one C array: awk -f migrations.awk 001-rows.sql 002-audit.sql ... > migrations.c
# Comments stay in: SQLite keeps those inside a table in the schema, where a reader of the database finds them.
BEGIN {
	print "/* SPDX-License-Identifier: ISC */"
	print "/* Made by migrations.awk from the .sql files. */"
	print "#include <migrations.h>"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\""
	print "const struct migration migrations[] = {"
}
FNR == 1 {
	if (count++)
		print "\t},"
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.sql$/, "", name)
	printf "\t{ \"%s\",\n", name
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	printf "\t  \"%s\\n\"\n", $0
}
END {
	print "\t},"
	print "};"
	printf "const int n_migrations = %d;\n", count
}
