#!/bin/sh
# SPDX-License-Identifier: ISC
# Are the tests of the engine worth anything? mutate.sh [N [FIRST]], called by make: changes one comparison, operator, constant or truth of the
# engine at a time, in a copy of the tree, and looks whether the case files, the random years or the tests of its own layer notice. N changes
# (0: all there are), evenly spread; FIRST begins elsewhere; LAYERS="rules verify model" are others than match. What nobody noticed is printed;
# then the share that was. tests/mutants.kept lists changes that make no difference which a result could show, each group with its reason.
# (Trace, gains and journal explain results, they make none.)
set -u
N=${1:-100} first=${2:-1} years=${YEARS:-300} layers=${LAYERS:-match}
work=$(mktemp -d "${TMPDIR:-/tmp}/luqu-mutate.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 3' INT TERM
mkdir "$work/tests" && cp -r include src man Makefile "$work" && cp -r tests/whole tests/cases tests/support tests/base tests/match tests/model tests/rules tests/verify tests/mutate.awk tests/mutants.kept "$work/tests" && cd "$work" || exit 3

cc="${CC:-gcc} -std=c11 -O1 -g -w -D_GNU_SOURCE -Iinclude -pthread -fsanitize=address,undefined -fno-sanitize-recover=all"
helpers=$(ls tests/whole/*.c | grep -v -e /test_ -e /pseudo)
sources=$(ls src/base/*.c src/model/*.c src/rules/*.c src/match/*.c src/verify/*.c)
object() { echo "$1" | sed 's,/,.,g; s,c$,o,'; }
compile() { $cc -c -o "$(object "$1")" "$1"; }
link() {
	for program in cases random; do
		$cc -o "$program" "tests.whole.test_$program.o" $(for c in $helpers $sources; do object "$c"; done) \
			-lcmocka $LDLIBS || return
	done
}
notices() {
	timeout 60 ./cases >test.log 2>&1 || { by=cases; return 0; }
	LUQU_RANDOM_TESTS='*on_random_years' LUQU_RANDOM_YEARS=$years timeout 300 ./random >test.log 2>&1 || { by=years; return 0; }
	own_tests || { by=$layer; return 0; }
	return 1
}
# Of the layer, without a sanitizer: some let allocations fail.
own_tests() {
	programs=$(ls tests/"$layer"/test_*.c | sed 's,^,build/,; s,\.c$,,')
	make -s -j"$(nproc)" OPTIMIZE='-O1 -w' $programs >test.log 2>&1 || return
	for program in $programs; do timeout 60 "$program" >test.log 2>&1 || return; done
}

for c in $helpers $sources tests/whole/test_cases.c tests/whole/test_random.c; do echo "$c" "$(object "$c")"; done |
	xargs -P "$(nproc)" -n 2 sh -c "$cc"' -c -o "$2" "$1"' compile && link || exit 3
for layer in $layers; do notices && { echo "the tests fail before anything is changed"; tail test.log; exit 1; }; done
for layer in $layers; do ls src/"$layer"/*.c; done | grep -v -e /trace -e /gains -e /journal | xargs awk -f tests/mutate.awk >mutants
all=$(wc -l <mutants)
[ "$N" -gt 0 ] && [ "$N" -lt "$all" ] || N=$all
echo "$all changes can be made, $N are tried"
awk -v n="$N" -v all="$all" -v first="$first" 'BEGIN { for (i = 0; i < n; i++) want[(first - 1 + int(i * all / n)) % all + 1] } NR in want' mutants >chosen

killed=0 tried=0
while IFS="$(printf '\t')" read -r file line old new; do
	cp "$file" saved.c
	new=$new awk -v at="$line" 'NR == at { print ENVIRON["new"]; next } { print }' saved.c >"$file"
	if compile "$file" 2>/dev/null && link 2>/dev/null; then # else it is not C any more
		tried=$((tried + 1)) layer=${file#src/} layer=${layer%%/*}
		if notices; then
			killed=$((killed + 1))
			[ -z "${VERBOSE:-}" ] || echo "by $by: $file:$line: $old -> $new"
		else
			echo "$file:$line: $old -> $new"
		fi
	fi
	cp saved.c "$file" && compile "$file"
done <chosen
echo "$killed of $tried changes noticed ($((tried ? killed * 100 / tried : 0)) %)"
[ $((killed * 100)) -ge $((tried * 95)) ]
