#!/bin/sh
# SPDX-License-Identifier: ISC
# The plan of the house holds: arrows go down, headers stand alone, manual pages and translations are clean.
say() { if [ "$1" -eq 0 ]; then echo "ok $2"; else echo "not ok $2"; fi; }

awk -f tests/house/layers.awk include/luqu/*.h src/*.c src/*/*.c src/*/*.h $(ls screens/*.c 2>/dev/null)
say $? "every include goes down the layers"

bad=0
for header in include/luqu/*.h; do
	${CC:-gcc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -x c "$header" || bad=1
done
say $bad "each public header compiles alone"

bad=0
for page in man/*.[1-8]; do
	[ -e "$page" ] || continue
	mandoc -Tlint -W warning "$page" || bad=1
done
say $bad "manual pages are quiet under mandoc -Tlint"

# Each layer has a catalogue with all that its sources say and nothing else, and what two layers say is translated alike.
bad=0
folder=$(mktemp -d)
for language in src/po/*/; do
	for layer in base model rules match verify store exchange service cli tui screens; do
		case $layer in screens) sources='screens/*.c include/luqu/*.h src/main.c' ;; *) sources="src/$layer/*.[ch]" ;; esac
		xgettext -k_ -kN_ --from-code=UTF-8 -o "$folder/said.pot" $sources || bad=1
		msgfmt -c -o /dev/null "$language$layer.po" || bad=1
		msgcmp "$language$layer.po" "$folder/said.pot" 2>"$folder/msgcmp" || bad=1
		[ ! -s "$folder/msgcmp" ] || { cat "$folder/msgcmp"; bad=1; }
	done
	msgcat "$language"*.po | grep -A 3 '#-#-#' && bad=1
done
rm -rf "$folder"
say $bad "translations are complete under msgfmt -c"

bad=0
for file in $(ls src/*.c src/*/*.c src/*/*.h include/luqu/*.h screens/*.c tests/*/*.c 2>/dev/null); do
	head -n 1 "$file" | grep -q 'SPDX-License-Identifier: ISC' || { echo "$file has no licence line"; bad=1; }
done
say $bad "every source file names its licence"
