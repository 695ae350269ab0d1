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

bad=0
for catalogue in src/po/*.po; do
	[ -e "$catalogue" ] || continue
	msgfmt -c -o /dev/null "$catalogue" || bad=1
	msgfmt --statistics -o /dev/null "$catalogue" 2>&1 | grep -E 'untranslated|fuzzy' && bad=1
done
say $bad "translations are complete under msgfmt -c"

bad=0
for file in $(ls src/*.c src/*/*.c src/*/*.h include/luqu/*.h screens/*.c tests/*/*.c 2>/dev/null); do
	head -n 1 "$file" | grep -q 'SPDX-License-Identifier: ISC' || { echo "$file has no licence line"; bad=1; }
done
say $bad "every source file names its licence"
