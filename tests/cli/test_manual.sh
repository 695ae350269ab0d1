#!/bin/sh
# SPDX-License-Identifier: ISC
# The manual pages against the program: the example year of luqu-files(5), the commands of luqu(1), every option, every check code.
. tests/cli/lib.sh
man=$project/man

# A page's text as typed: its escapes undone.
plain() { sed 's/\\(aq/'\''/g; s/\\(ti/~/g; s/\\(ha/^/g; s/\\(dq/"/g; s/\\-/-/g; s/\\&//g; s/\\e/\\/g' "$1"; }

# --- luqu-files(5): its examples are one year
mkdir year
plain "$man/luqu-files.5" | awk '/^\.Sh /{inside = $2 == "KINDS"} !inside{next} /^\.Dl /{file = "year/" $2; next}
	/^\.Bd -literal/{literal = 1; next} /^\.Ed/{literal = 0; next} literal{print >file}'
that "there is an example of every kind" '[ "$(ls year | wc -l)" -eq "$(grep -c "^\.Dl [a-z_]*\.csv$" "$man/luqu-files.5")" ]'
run -d year.db load year
that "the examples of luqu-files(5) load without a word of complaint" 'succeeds'
run -d year.db check
that "nothing in them makes a run impossible" 'exits 0'
run -d year.db run
that "they run" 'succeeds'
run -d year.db verify
that "and hold" 'succeeds'
run -d year.db export placements
that "the outcome is that of the rules" '[ "$(cat .out)" = "candidate_no,tier,program,pool,choice,merit
0619001,UNI,152001,talent,1,379.5
0619002,QUO,152001,J001,1,383.5
0619003,UNI,042032,open,0,191" ]'
for kind in $(ls year | sed 's/.csv//'); do
	head -n 1 "year/$kind.csv" | tr , '\n' >shown
	run -d year.db export "$kind"
	that "the example of $kind has columns that there are" '[ -z "$(grep -vxF -f "$(head -n 1 .out | tr , "\n" >all; echo all)" shown)" ]'
done

# --- luqu-files(5): results and their Chinese headers
section() { plain "$man/luqu-files.5" | awk -v name="$1" '/^\.S[hs] /{inside = $2 == name} inside'; }
for kind in placements cutoffs vacancies unplaced distribution cutoff_sheet; do
	run -d year.db export $kind
	section $kind | sed -n 's/^\.It Ic \([a-z_]*\) Ta .*/\1/p' | paste -s -d, - >columns
	that "the columns of $kind are those of the page" '[ "$(head -n 1 .out)" = "$(cat columns)" ]'
	run -d year.db export $kind --chinese
	section $kind | sed -n 's/^\.It Ic [a-z_]* Ta \([^ ]*\).*/\1/p' | paste -s -d, - >columns
	that "so are their Chinese names" '[ "$(head -n 1 .out)" = "$(cat columns)" ]'
done

# --- luqu(1): every command with every option, and no others
run --help
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' .out)
documented() { plain "$man/luqu.1" | awk '/^\.Sh /{inside = $2 == "COMMANDS"} inside && /^\.Ss /{print $2}'; }
that "luqu(1) has every command, in the order of the help" '[ "$(documented)" = "$commands" ]'
for c in $commands; do
	run "$c" --help
	sed -n 's/^  \(-., \)\{0,1\}--\([a-z-]*\).*/\2/p' .out >options
	plain "$man/luqu.1" | awk -v name="$c" '/^\.S[hs] /{inside = $1 == ".Ss" && $2 == name} inside && /^\.It Fl /' |
		sed 's/.*Fl -\([a-z-]*\).*/\1/' >shown
	that "luqu(1) has the options of $c, and no others" 'is_same options shown || { diff options shown; false; }'
done

# --- luqu(1): the check codes
run check --list
sed -n 's/^\(C[0-9]*\)  \([a-z]*\) *\([a-z]*\).*/\1/p' .out >codes
plain "$man/luqu.1" | awk '/^\.Sh /{inside = $2 == "CHECKS"} inside && /^\.It C/{print $2}' >shown
that "luqu(1) has every check code" '[ -s codes ] && is_same codes shown'
plain "$man/luqu.1" | awk '/^\.Sh /{inside = $2 == "CHECKS"} inside' | sed -n '/^\.It C/,/^\.El/p' | grep -v '^\.' | tr -s ' \n' '  ' >shown
sed 's/^C[0-9]*  \([a-z]*\) */\1: /; s/^ *//' .out | tr -s ' \n' '  ' >texts
that "with its severity, meaning and remedy, word for word" '[ "$(tr "[:upper:]" "[:lower:]" <shown | tr -d " .")" = "$(tr "[:upper:]" "[:lower:]" <texts | tr -d " .")" ]'

# --- luqu(1): the examples are run one after the other, in one folder
plain "$man/luqu.1" | awk '/^\.Sh /{inside = $2 == "EXAMPLES"} inside && /^\.Bd -literal/{literal = 1; next} /^\.Ed/{literal = 0} inside && literal' >examples
mkdir examples.d bin
ln -s "$luqu" bin/luqu
steps=0
while read -r line; do
	steps=$((steps + 1))
	(cd examples.d && PATH=$scratch/bin:$PATH sh -c "$line") >.out 2>.err </dev/null
	status=$?
	that "example: $line" 'exits 0'
done <examples
that "there are examples" '[ $steps -ge 10 ]'
