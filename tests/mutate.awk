# SPDX-License-Identifier: ISC
# Every line of code, changed in one place: FILE <tab> LINE <tab> OLD <tab> NEW, without indentation. A line gives as many as it has
# places. Comments and lines with texts are passed over, and what tests/mutants.kept lists.
function swap(a, b) { change(a, b); change(b, a) }
function change(a, b) { n++; from[n] = a; to[n] = b }
BEGIN {
	while ((getline line < "tests/mutants.kept") > 0)
		kept[line]
	swap(" < ", " <= "); swap(" > ", " >= "); swap(" == ", " != "); swap(" && ", " || ")
	swap(" + ", " - "); swap(" += ", " -= "); swap("++", "--"); swap("return true", "return false"); swap(" = true", " = false")
	change(" + 1", " + 2"); change(" - 1", ""); change("(!", "("); change("return !", "return "); change(" = 0;", " = 1;"); change(" ? 1 : 0", " ? 0 : 1")
}
/^[ \t]*(\/\*|\*|#)/ || /"/ { next }
{
	code = $0
	sub(/[ \t]*\/\*.*/, "", code)
	old = code
	sub(/^[ \t]+/, "", old)
	before = last
	last = old
	if (old ~ /^return (true|false);$/)
		old = before " " old # else nobody knew which one it is
	for (i = 1; i <= n; i++) {
		start = 1
		while ((hit = index(substr(code, start), from[i])) > 0) {
			place = start + hit - 1
			start = place + length(from[i])
			new = substr(code, 1, place - 1) to[i] substr(code, start)
			sub(/^[ \t]+/, "", new)
			if (!(FILENAME ": " old " -> " new in kept))
				printf "%s\t%d\t%s\t%s\n", FILENAME, FNR, old, new
		}
	}
}
