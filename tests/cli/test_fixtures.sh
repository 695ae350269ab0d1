#!/bin/sh
# SPDX-License-Identifier: ISC
# The years of fixtures/, loaded, run, verified, and compared with what a second, independent program made of the same folders
# (tests/cli/fixtures.sha256); out and in again in every form, each time the same.
. tests/cli/lib.sh

kinds="office calendar exams subjects schools programs tiers plans candidates scores bonuses choices returns orders"
outputs="placements cutoffs vacancies unplaced distribution"
years=$(ls -d "$project"/fixtures/*/)

export_inputs() { # DATABASE FOLDER OPTION...
	from=$1 to=$2
	shift 2
	mkdir -p "$to"
	for kind in $kinds; do "$fast" -d "$from" export $kind -o "$to/$kind.csv" "$@" || return; done
}
inputs_digest() { "$fast" -d "$1" run --dry-run | sed -n 's/^inputs //p'; }
# Loads a folder and holds its rows, and the digest that a run would have, against those of the year.
is_year() { # FOLDER OPTION...
	rm -f x.db x.db-* .err
	folder=$1
	shift
	"$fast" -d x.db load "$folder" "$@" >.out 2>.err && content x.db >x.content && cmp x.content "$name.content" >>.err 2>&1 &&
		[ "$(inputs_digest x.db)" = "$inputs" ]
}

for folder in $years; do
	name=$(basename "$folder")
	[ "$(wc -l <"$folder/candidates.csv")" -gt 1000 ] && is_large=yes run=run_fast || is_large='' run=run
	$run -d "$name.db" load "$folder"
	that "$name loads without a word of complaint" 'succeeds'
	$run -d "$name.db" check
	that "$name has nothing that makes a run impossible" 'exits 0'
	$run -d "$name.db" run
	that "$name runs" 'succeeds && prints "^stored as run 1"'
	inputs=$(sed -n 's/^inputs //p' .out)
	$run -d "$name.db" verify
	that "$name is verified" 'succeeds && prints "^the run holds: no violation$"'
	mkdir "$name"
	for output in $outputs; do "$fast" -d "$name.db" export $output -o "$name/$output.csv"; done
	grep "  $name/" "$project/tests/cli/fixtures.sha256" >sums
	that "$name has the outcome of the independent program" '[ "$(wc -l <sums)" -eq 5 ] && sha256sum -c --quiet sums >.out 2>.err'

	content "$name.db" >"$name.content"
	export_inputs "$name.db" "$name/out"
	that "$name exported and loaded again is the same year" 'is_year "$name/out"'
	export_inputs "$name.db" "$name/zh" --chinese
	that "$name with Chinese headers is the same year" 'is_year "$name/zh" && ! grep -q candidate_no "$name/zh/candidates.csv"'
	mkdir "$name/gb" "$name/utf16" "$name/bom"
	for file in "$name"/out/*.csv; do
		base=${file##*/}
		iconv -f UTF-8 -t GB18030 "$file" >"$name/gb/$base" || echo "not ok $base can be written in GB18030"
		{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE "$file"; } >"$name/utf16/$base"
		{ printf '\357\273\277'; sed 's/$/\r/' "$file"; } >"$name/bom/$base"
	done
	that "$name in GB18030, detected, is the same year" 'is_year "$name/gb"'
	[ "$is_large" ] || that "$name in GB18030 is the same year" 'is_year "$name/gb" --encoding gb18030'
	[ "$is_large" ] || that "$name in UTF-16 is the same year" 'is_year "$name/utf16"'
	[ "$is_large" ] || that "$name with a byte order mark and CRLF is the same year" 'is_year "$name/bom"'
	mkdir "$name/shuffled"
	for file in "$folder"/*.csv; do
		{ head -n 1 "$file"; tail -n +2 "$file" | shuf --random-source="$project/fixtures/nanhui/scores.csv"; } >"$name/shuffled/${file##*/}"
	done
	that "$name with its rows shuffled is the same year" 'is_year "$name/shuffled"'
	"$fast" -d x.db run >/dev/null
	same=0
	for output in $outputs; do "$fast" -d x.db export $output | cmp -s - "$name/$output.csv" || same=1; done
	that "and has the same outcome" '[ $same -eq 0 ]'
	rm -f "$name.db"-* x.db*
done
that "every folder of fixtures/ has its sums" '[ "$(cut -d" " -f3 "$project/tests/cli/fixtures.sha256" | cut -d/ -f1 | sort -u | wc -l)" -eq "$(echo "$years" | wc -l)" ]'
