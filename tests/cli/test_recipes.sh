#!/bin/sh
# SPDX-License-Identifier: ISC
# The recipes of luqu-rules(5): the tables as the page has them, with the people of tests/cli/recipes.txt, and what comes of it. Each
# recipe is then tried without what makes it one, and the outcome must be another.
. tests/cli/lib.sh

# --- the page: a folder for each recipe, its tables and commands in it
sed 's/\\(aq/'\''/g; s/\\(ti/~/g; s/\\(ha/^/g; s/\\(dq/"/g; s/\\-/-/g; s/\\e/\\/g' "$project/man/luqu-rules.5" |
	awk '/^\.Sh /{inside = $2 == "RECIPES"} !inside{next}
	/^\.Ss /{n++; dir = sprintf("recipe%02d", n); system("mkdir " dir); print substr($0, 5) >(dir "/title"); next}
	/^\.Bd -literal/{literal = 1; file = ""; next} /^\.Ed/{literal = 0; next} !literal{next}
	/^[a-z]+\.csv$/{file = dir "/" $0; next} /^luqu /{print substr($0, 6) >(dir "/commands"); next}
	file == ""{print "not ok a table without a name: " $0; next} {print >file}'
# --- the people
mkdir people
awk '/^== /{n++; file = sprintf("people/%02d", n)} n{print >file}' "$project/tests/cli/recipes.txt"
titles() { for dir in recipe*; do cat "$dir/title"; done; }
that "every recipe has its people, in order" '[ "$(titles)" = "$(grep "^== " "$project/tests/cli/recipes.txt" | cut -c4-)" ]'
that "there are recipes" '[ "$(titles | wc -l)" -gt 30 ]'

# The tables that every recipe takes for granted.
make_world() {
	[ -e "$1/office.csv" ] || printf 'key,value\nlottery_seed,0\n' >"$1/office.csv"
	[ -e "$1/subjects.csv" ] ||
		printf 'code,name,full_mark\nchinese,语文,150\nmath,数学,150\nenglish,外语,150\nphysics,物理,90\npe,体育,30\n' >"$1/subjects.csv"
	printf 'code,name,kind\nS1,a,municipal_model\nS2,b,district_key\nS3,c,general\nS4,d,private\nS5,e,special\nS6,k,primary\n' >"$1/schools.csv"
	printf 'S7,v,secondary_specialized\nJ1,j,junior\nJ2,j,junior\nJ3,j,junior\n' >>"$1/schools.csv"
	printf 'code,school,name\nA,S1,a\nB,S2,b\nC,S3,c\nD,S4,d\nE,S5,e\nK,S6,k\nV,S7,v\nW,S7,w\n' >"$1/programs.csv"
}
make_people() { # FILE FOLDER
	awk -v dir="$2" 'BEGIN {
		print "candidate_no,name,feeder,district,category,tags,adjust" >(dir "/candidates.csv")
		print "candidate_no,subject,mark" >(dir "/scores.csv"); print "candidate_no,tier,rank,program" >(dir "/choices.csv")
		print "candidate_no,policy,points" >(dir "/bonuses.csv"); print "tier,candidate_no,program,reason" >(dir "/returns.csv")
		print "candidate_no,subject,mark" >(dir "/../corrected.csv")
		split("feeder district category tags adjust", columns, " ")
	}
	/^\+ corrected /{print $3 >(dir "/../corrected.csv"); next}
	/^\+ /{print $3 >(dir "/" $2 ".csv"); next}
	/^[0-9]/{
		parts = split($0, part, / : | :$/); delete value
		words = split(part[1], word, " ")
		for (i = 2; i <= words; i++) {
			at = index(word[i], "="); key = substr(word[i], 1, at - 1); text = substr(word[i], at + 1)
			if (key ~ /^(feeder|district|category|tags|adjust)$/) value[key] = text
			else print $1 "," key "," text >(dir "/scores.csv")
		}
		row = $1 ",name"
		for (i = 1; i <= 5; i++) row = row "," value[columns[i]]
		print row >(dir "/candidates.csv")
		for (p = 2; p <= parts; p++) {
			words = split(part[p], word, " ")
			for (i = 2; i <= words; i++) print $1 "," word[1] "," i - 1 "," word[i] >(dir "/choices.csv")
		}
	}' "$1"
}
# Loads the folder year and runs the recipe: the placements are then in .out.
try() {
	rm -f r.db r.db-*
	run -d r.db load year || return
	exits 0 || return
	if [ -e "$1/commands" ]; then
		while read -r command; do run -d r.db $command; exits 0 || return; done <"$1/commands"
	else
		run -d r.db run
		exits 0 || return
	fi
	cp .out printed
	run -d r.db verify
	exits 0 && run -d r.db export placements
}
# Takes a column out of a table, or a row out of office.
drop() { # FILE COLUMN
	if [ "$1" = office ]; then
		sed -i "/^$2,/d" year/office.csv
	else
		awk -v column="$2" '{
			out = ""; n = 0; rest = $0
			while (1) {
				if (substr(rest, 1, 1) == "\"") { match(rest, /^"([^"]|"")*"/); length_ = RLENGTH } else { match(rest, /^[^,]*/); length_ = RLENGTH }
				cell = substr(rest, 1, length_); n++
				if (NR == 1 && cell == column) gone = n
				if (n != gone) out = out (out == "" && n == 1 ? "" : ",") cell
				if (length_ == length(rest)) break
				rest = substr(rest, length_ + 2)
			}
			print out
		}' "year/$1.csv" >table && mv table "year/$1.csv"
	fi
}

for dir in recipe*; do
	title=$(cat "$dir/title") people=people/${dir#recipe}
	rm -rf year && mkdir year && cp "$dir"/*.csv year/ && make_world year && make_people "$people" year
	{ echo "candidate_no,tier,program,pool,choice,merit"; sed -n 's/^-> //p' "$people"; } >expected
	that "recipe: $title" 'try "$dir" && exits 0 && is_same .out expected'
	run -d r.db check
	that "check finds nothing that makes it impossible" 'exits 0'
	cp expected whole
	sed -n 's/^! //p' "$people" | while read -r file column; do
		rm -rf year && mkdir year && cp "$dir"/*.csv year/ && make_world year && make_people "$people" year
		if [ "$column" ]; then drop "$file" "$column"; else rm "year/$file.csv"; fi
		that "without $file ${column:-} it is another" 'try "$dir" && exits 0 && ! is_same .out whole'
	done
done
that "the late tier tells what it does not apply" 'grep -q "^tiers that stand: run 1; a new computation would change 2 places there$" printed'
