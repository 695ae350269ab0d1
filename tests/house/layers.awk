# SPDX-License-Identifier: ISC
# Holds every #include against the plan of the house: awk -f layers.awk FILE... ; exit 1 and a line for each arrow that goes up or across.
BEGIN {
	split("problem finding progress arena text decimal digest strings i18n outfile parallel day random pinyin", base, " ")
	for (i in base) home[base[i]] = "base"
	split("kind dataset outcome crosscheck rule_functions ticket", model, " ")
	for (i in model) home[model[i]] = "model"
	home["rule"] = "read"; home["evaluate"] = "rules"; home["match"] = "match"; home["verify"] = "verify"
	home["store"] = "store"; home["reader"] = home["sheet"] = home["chart"] = home["xlsx_reader"] = "exchange"
	home["cli"] = "cli"
	may["base"] = "base"
	may["model"] = "model base"
	may["read"] = "read model base"
	may["rules"] = "rules read model base"
	may["match"] = "match rules read model base"
	may["verify"] = "verify read model base"
	may["store"] = "store model base"
	may["exchange"] = "exchange model base"
	may["service"] = "service store exchange match verify rules read model base"
	may["cli"] = "cli " may["service"]
	may["tui"] = "tui screens " may["service"]
	may["screens"] = "tui screens base"
	may["main"] = "main cli tui " may["service"]
	split("sqlite3.h store ncurses.h tui curses.h tui pcre2.h rules xlsxwriter.h exchange zip.h exchange expat.h exchange sodium.h base unicode/ustring.h base unicode/utrans.h base", owners, " ")
	for (i = 1; i in owners; i += 2) owner[owners[i]] = owners[i + 1]
}
function layer_of_file(name,   parts, n) {
	n = split(name, parts, "/")
	if (name ~ /include\/luqu\//) return layer_of_header(parts[n])
	if (name ~ /src\/rules\/(read|pattern)/) return "read"
	if (name ~ /src\/main\.c$/) return "main"
	if (name ~ /screens\//) return "screens"
	match(name, /src\/[a-z]+\//)
	return substr(name, RSTART + 4, RLENGTH - 5)
}
function layer_of_header(header) {
	sub(/\.h$/, "", header)
	if (header in home) return home[header]
	if (header ~ /^store_/) return "store"
	if (header ~ /^service/) return "service"
	if (header ~ /^(tui|screen|canvas)/) return "tui"
	return ""
}
function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; bad = 1 }
FNR == 1 { layer = layer_of_file(FILENAME); if (layer == "") complain("this file belongs to no layer: name it in tests/house/layers.awk") }
/^[ \t]*#[ \t]*include[ \t]*<luqu\// {
	header = $0; sub(/.*<luqu\//, "", header); sub(/>.*/, "", header)
	to = layer_of_header(header)
	if (to == "") complain("<luqu/" header "> belongs to no layer: name it in tests/house/layers.awk")
	else if ((" " may[layer] " ") !~ (" " to " ")) complain(layer " must not include <luqu/" header "> of " to)
}
/^[ \t]*#[ \t]*include[ \t]*"/ { if ($0 ~ /\.\.\//) complain("a private header of another layer") }
/^[ \t]*#[ \t]*include[ \t]*</ {
	header = $0; sub(/.*</, "", header); sub(/>.*/, "", header)
	if (header in owner && layer != owner[header] && !(layer == "read" && owner[header] == "rules"))
		complain("<" header "> is for " owner[header] " alone")
}
END { exit bad }
