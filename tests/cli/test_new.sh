#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu new: an empty database, never over anything.
. tests/cli/lib.sh

run -d a.db new --year 2026 --name "Test office"
that "new makes a database and says so" 'succeeds && prints "^a.db: made, empty$" && [ -s a.db ]'
run -d a.db export office
that "year and name are rows of office" 'succeeds && has_line .out "year,2026" && has_line .out "name,Test office"'
run -d bare.db new
that "new needs no option" 'succeeds'
run -d bare.db export office
that "without options office is empty" 'succeeds && [ "$(cat .out)" = "key,value" ]'

before=$(digest a.db)
run -d a.db new --year 2027
that "new never writes over a database" 'refuses 1 "a.db: this is there already" && [ "$(digest a.db)" = "$before" ]'
echo precious >text
run -d text new
that "new never writes over a file" 'refuses 1 "text: this is there already" && has_line text precious'
mkdir folder
run -d folder new
that "new never writes over a folder" 'refuses 1 "folder: this is there already"'
ln -s nowhere dangling
run -d dangling new
that "new writes through no dangling link" '! exits 0 && prints_nothing && [ ! -e nowhere ]'
run -d no/such/folder/a.db new
that "new makes no folders" 'refuses 3 "no/such/folder"'

for year in 26 1899 3000 abcd 2026.0 -2026 +2026 2026x; do
	run -d bad.db new --year "$year"
	that "the year $year is refused with its value" 'refuses 1 "year.*$year" && [ ! -e bad.db ]'
done
run -d bad.db new --name "$(printf 'two\nlines')"
that "a name of two lines is refused" 'refuses 1 "name.*control character" && [ ! -e bad.db ]'
run -d bad.db new --name " blank"
that "a name with a blank at its beginning is refused" 'refuses 1 "name.*blank" && [ ! -e bad.db ]'
run -d bad.db new --name "   "
that "a blank name is refused" 'refuses 1 "name.*blank" && [ ! -e bad.db ]'
that "a refused new leaves nothing behind" '[ -z "$(ls -A | grep bad)" ]'

run -d -rf.db new
that "a database may be called -rf.db" 'succeeds && [ -e ./-rf.db ]'
strange=$(printf 'line\nbreak.db')
run -d "$strange" new
that "a database may have a line break in its name, which is not printed" 'succeeds && [ -e "$strange" ] && [ "$(wc -l <.out)" -eq 1 ]'
run -d 浦东.db new --name 浦东新区招生办
that "names may be Chinese in the locale C" 'succeeds && [ -e 浦东.db ] && prints "^浦东.db: "'
