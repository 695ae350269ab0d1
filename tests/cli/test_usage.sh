#!/bin/sh
# SPDX-License-Identifier: ISC
# Global options, help and version everywhere, and every way to call luqu wrongly.
. tests/cli/lib.sh

run --help
that "--help prints the usage and ends with 0" 'succeeds && prints "^Usage: luqu"'
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' .out)
that "--help lists every command that there has to be" 'for c in new load import delete export check run verify explain lists stats demo; do
	case " $(echo $commands) " in *" $c "*) ;; *) false; break ;; esac; done'
run -h
that "-h is --help" 'succeeds && prints "^Usage: luqu"'
run --version
that "--version prints one line" 'succeeds && [ "$(wc -l <.out)" -eq 1 ] && prints "^luqu [0-9]+\.[0-9]+\.[0-9]+$"'
version=$(cat .out)

for c in $commands; do
	run "$c" --help
	that "$c --help prints its usage" 'succeeds && prints "^Usage: luqu .*$c"'
	run "$c" --version
	that "$c --version is that of luqu" 'succeeds && [ "$(cat .out)" = "$version" ]'
	run "$c" --no-such-option
	that "$c refuses an unknown option" 'refuses 2 "no-such-option" && complains "^Usage: luqu .*$c"'
done
that "help and refusals make no database" '[ ! -e luqu.db ]'

for c in load import delete export explain backup demo; do
	run "$c"
	that "$c refuses a missing argument" 'refuses 2 "an argument is missing"'
done
for c in new check run verify lists stats audit; do
	run "$c" surplus
	that "$c refuses an argument it does not take" 'refuses 2 "one argument too many: surplus"'
done
run export office tiers
that "export refuses a second kind" 'refuses 2 "one argument too many: tiers"'
run new --year
that "an option without its argument is refused" 'refuses 2 "year"'

run
that "without a command and a terminal the help is printed, and the usage is wrong" 'refuses 2 "^Usage: luqu"'
run frobnicate
that "an unknown command is refused by its name" 'refuses 2 "no such command: frobnicate"'
run --frobnicate
that "an unknown global option is refused" 'refuses 2 "frobnicate"'
run -d
that "-d without a path is refused" 'refuses 2 "requires an argument|option"'
run --lang fr stats
that "an unknown language is refused by its name" 'refuses 2 "no such language: fr"'
run "$(printf 'bad\033[2Jname')"
that "a control character in a command is not echoed" 'exits 2 && ! grep -q "$(printf "\033")" .err'

make_year year
run -d by-option.db load year
that "-d names the database" 'succeeds && [ -e by-option.db ]'
run --database by-long.db load year
that "--database is -d" 'succeeds && [ -e by-long.db ]'
LUQU_DB=by-environment.db; export LUQU_DB
run load year
that "LUQU_DB names the database" 'succeeds && [ -e by-environment.db ]'
run -d by-option.db export office
that "-d stands before LUQU_DB" 'succeeds && [ ! -e luqu.db ]'
LUQU_DB=; export LUQU_DB
run load year
that "an empty LUQU_DB is none, and luqu.db in this folder is meant" 'succeeds && [ -e luqu.db ]'
unset LUQU_DB
run -d "" export office
that "an empty -d is luqu.db, too" 'succeeds'
run -- export office
that "-- ends the global options" 'succeeds && has_line .out "name,Test office"'
run export office --format csv -- 
that "options may stand behind arguments" 'succeeds && has_line .out "name,Test office"'

mkdir deep
for c in "export office" check "run" verify "explain 1" "lists" stats audit "backup b.db" "import office -" "delete office year --reason x"; do
	run -d nowhere.db $c
	that "$c tells that there is no database" 'refuses 3 "nowhere.db: there is no such database" && [ ! -e nowhere.db ]'
done
run -d deep export office
that "a folder is no database" 'refuses 3 "deep: this is a folder, not a database"'
: >empty.db
run -d empty.db export office
that "an empty file is no database" 'refuses 3 "empty.db: this file is empty"'
echo "not a database, but a text that is long enough to look like something" >text.db
run -d text.db export office
that "a text is no database" 'refuses 3 "text.db: this is no luqu database"'
sqlite3 other.db 'create table t(a)'
run -d other.db export office
that "another program's database is not touched" 'refuses 3 "other.db: this is a database of another program"'
cp luqu.db newer.db
sqlite3 newer.db 'pragma user_version=9999'
run -d newer.db export office
that "a newer version's database is not touched" 'refuses 3 "newer.db: this database was made by a newer version of luqu"'
