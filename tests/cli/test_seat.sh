#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu seat: one draw over all candidates, refusals that leave everything as it was, late candidates, both numbers.
. tests/cli/lib.sh

# 65 candidates of five schools, eight of them marked, and rooms for them.
make_exam() {
	make_year "$1"
	printf 'candidate_no,subject,mark,status\n' >"$1/scores.csv"
	for file in bonuses choices; do head -n 1 "$1/$file.csv" >"$1/.head" && mv "$1/.head" "$1/$file.csv"; done
	awk 'BEGIN { print "candidate_no,name,sex,feeder,tags"
		for (i = 1; i <= 65; i++) printf "%04d,Name %d,%s,J%d,%s\n", i, i, i % 2 ? "M" : "F", i % 5, i <= 3 ? "braille" : i <= 8 ? "lang=jp" : "" }' >"$1/candidates.csv"
	printf 'code,name\n01,First site\n02,Second site\n' >"$1/sites.csv"
	printf 'exam,site,room,size,columns\nZK,01,001,,\nZK,01,002,,\nZK,02,001,20,4\nZK,02,090,4,2\n' >"$1/rooms.csv"
	printf 'exam,site,room,tag\nZK,02,090,braille\n' >"$1/room_uses.csv"
	printf 'exam,ticket,paper\nZK,{year:2}{site}{room:3}{seat:2},lang\n' >"$1/sittings.csv"
}
make_exam year
run -d a.db load year
that "sites, rooms, their uses and sittings are loaded" 'succeeds && prints "^rooms +4$" && prints "^sittings +1$"'

# --- one draw ---------------------------------------------------------------------------------------------------------------------
run -d a.db seat ZK
that "all are seated by the office's seed, no schoolmates side by side" 'succeeds && prints "^exam ZK: 65 candidates seated in 4 rooms, seed 20260618$" && prints "^neighbours from one feeder school: 0$"'
run -d a.db export seats
cp .out seats.csv
that "everyone has one seat, and a ticket that ends in it" '[ "$(tail -n +2 seats.csv | cut -d, -f6 | sort -u | wc -l)" -eq 65 ] && [ "$(awk -F, "NR > 1 && substr(\$5, length(\$5) - 1) + 0 != \$4" seats.csv | wc -l)" -eq 0 ] && prints "^ZK,01,001,1,260100101,"'
that "the export stands by site, room and seat" '[ "$(head -n 1 seats.csv)" = exam,site,room,seat,ticket,candidate_no ] && tail -n +2 seats.csv | sort -t, -c -k2,3 -k4n'
that "marked candidates alone sit in the marked room" '[ "$(awk -F, "\$2 == \"02\" && \$3 == \"090\" {print \$6}" seats.csv | sort | tr "\n" " ")" = "0001 0002 0003 " ]'
that "papers do not share a room" '[ "$(awk -F, "\$6 >= \"0004\" && \$6 <= \"0008\" {print \$2 \$3}" seats.csv | sort -u | wc -l)" -eq 1 ] && [ "$(awk -F, "\$2 == \"02\" && \$3 == \"001\"" seats.csv | wc -l)" -eq 5 ]'
run -d a.db export sittings
that "the seed is kept with the sitting" 'prints "^ZK,.*,20260618$"'
run -d a.db audit
that "the trail has the draw and its seed" 'prints ",seat,seats,ZK,,.*rows.*:65.*sha256" && prints ",seat,sittings,ZK,.*20260618"'

first=$(awk -F, '$2 == "01" && $3 == "001" && $4 == 1 {print $6}' seats.csv)
lowest=$(awk -F, 'NR > 1 && $6 > "0008" {print $6}' seats.csv | while read -r no; do printf '%s %s\n' "$(printf '20260618:ZK:%s' "$no" | sha256sum)" "$no"; done | sort | head -n 1 | sed 's/.* //')
that "the first seat is that of the lowest SHA-256, as anyone can find out" '[ "$first" = "$lowest" ]'

# --- the same data, the same seats ------------------------------------------------------------------------------------------------
make_exam turned
for file in candidates rooms; do { head -n 1 "year/$file.csv"; tail -n +2 "year/$file.csv" | sort -r; } >"turned/$file.csv"; done
run -d b.db load turned
run -d b.db seat ZK
run -d b.db export seats
that "the order of rows in files does not matter" 'is_same .out seats.csv'
run -d b.db seat ZK --again
that "drawing again from the same seed moves nobody" 'succeeds && prints "^65 seats drawn before are gone$"'
run -d b.db export seats
that "not one" 'is_same .out seats.csv'
run -d b.db seat ZK --again --seed other
run -d b.db export seats
that "another seed gives other seats" 'succeeds && ! is_same .out seats.csv'
run -d b.db export sittings
that "and is kept in turn" 'prints "^ZK,.*,other$"'

# --- refusals -----------------------------------------------------------------------------------------------------------------------
before=$(digest a.db)
run -d a.db seat ZK
that "an exam that is seated is not drawn by mistake" 'refuses 1 "exam ZK is seated already \(65 seats\)"'
run -d a.db seat NO
that "an exam that is not there is refused" 'refuses 1 "there is no exam NO"'
run -d a.db seat ZK --again --seed "$(printf 'a\033b')"
that "a seed holds no control character" 'refuses 2 "seed holds a control character"'
run -d a.db seat ZK --again --seed ""
that "a seed is not empty" 'refuses 2 "a seed has 1 to"'
run -d a.db seat ZK --add 0001 --again
that "adding one and drawing all are two things" 'refuses 2 "moves nobody"'
run -d a.db seat ZK --add 0001
that "nobody gets a second seat" 'refuses 1 "candidate 0001 has a seat in this exam already, at 02/090/"'
run -d a.db seat ZK --add 9999
that "nobody gets a seat who is not there" 'refuses 1 "there is no candidate 9999"'
run -d a.db seat
that "the exam must be named" 'exits 2'
run -d a.db delete rooms ZK 01 001 --reason x
that "a room with seats stays" 'refuses 1 "is named by: seats \(30"'
run -d a.db delete candidates 0020 --reason x
that "a candidate with a seat stays" 'refuses 1 "is named by: seats"'
that "refusals change nothing" '[ "$(digest a.db)" = "$before" ]'

refuses_to_seat() { # of a year with another row: KIND 'rows' STATUS 'complaint'
	rm -rf c.db* other && cp -r year other && printf '%b' "$2" >"other/$1.csv"
	run -d c.db load other
	exits 0 || return 1
	before=$(digest c.db)
	run -d c.db seat ZK
	refuses "$3" "$4" && [ "$(digest c.db)" = "$before" ]
}
that "seats that are missing are counted" 'refuses_to_seat rooms "exam,site,room\nZK,01,001\nZK,02,090\n" 1 "32 seats are missing: 65 candidates sit exam ZK, its rooms have 60 seats; the first"'
that "an exam without rooms is refused" 'rm -f year/room_uses.csv && refuses_to_seat rooms "exam,site,room\n" 1 "exam ZK has no rooms"'
that "an exam that nobody sits is refused" 'refuses_to_seat sittings "exam,eligible\nZK,total > 10\n" 1 "nobody sits exam ZK"'
that "a rule that fails names the candidate" 'refuses_to_seat sittings "exam,eligible\nZK,1 / total > 1\n" 1 "eligible: candidate 0001: division by zero"'
that "a site that does not fit the ticket is named" 'refuses_to_seat sittings "exam,ticket\nZK,{site:1}{room}{seat}\n" 1 "seat 01/001/1 by .*: .01. does not fit into .site:1."'
that "a ticket given twice is named" 'refuses_to_seat sittings "exam,ticket\nZK,{site}{seat}\n" 1 "gives ticket number 0101 twice"'
that "a field without a value is named" 'refuses_to_seat sittings "exam,ticket\nZK,{area:2}{serial}\n" 1 "\{area\} is empty"'
make_exam year

# --- bad rows at the door -------------------------------------------------------------------------------------------------------------
bad_row() { printf '%b' "$2" >bad.csv && run -d a.db import "$1" bad.csv && refuses 1 "$3"; }
that "a room's exam must be there" 'bad_row rooms "exam,site,room\nNO,01,001\n" "bad.csv:2: exam: .NO. is not in exams"'
that "a room's site must be there" 'bad_row rooms "exam,site,room\nZK,09,001\n" "bad.csv:2: site: .09. is not in sites"'
that "a room has at least one seat" 'bad_row rooms "exam,site,room,size\nZK,01,009,0\n" "bad.csv:2: size: .0. is not between 1 and 9999"'
that "a use names a room" 'bad_row room_uses "exam,site,room\nZK,01,009\n" "bad.csv:2: room: .ZK/01/009. is not in rooms"'
that "half a day is am or pm" 'bad_row room_uses "exam,site,room,half\nZK,01,001,noon\n" "bad.csv:2: half: .noon. is none of: am, pm"'
that "a sitting's rule is read" 'bad_row sittings "exam,eligible\nZK,total >\n" "bad.csv:2: eligible: .total >., character 8"'
that "a ticket format is read" 'bad_row sittings "exam,ticket\nZK,{room}{sear}\n" "bad.csv:2: ticket: .*character 7: no such field"'
that "a ticket format tells seats apart" 'bad_row sittings "exam,ticket\nZK,{year}{room}\n" "neither .seat. nor .serial."'
that "a paper is the name of a tag" 'bad_row sittings "exam,paper\nZK,a b\n" "bad.csv:2: paper: .*is not the name of a tag"'
that "an area is a code" 'bad_row sittings "exam,area\nZK,a b\n" "bad.csv:2: area: .a b. is not a code"'
that "a seat names a room" 'bad_row seats "exam,site,room,seat,ticket,candidate_no\nZK,01,009,1,1,0001\n" "bad.csv:2: room: .ZK/01/009. is not in rooms"'
that "nobody has two seats" 'bad_row seats "exam,site,room,seat,ticket,candidate_no\nZK,02,001,20,1,0001\n" "candidate_no: candidate 0001 has a seat in this exam already, at ZK/02/001/20"'
that "no ticket is given twice" 'bad_row seats "exam,site,room,seat,ticket,candidate_no\nZK,02,001,20,260100101,0001\n" "ticket: the ticket number 260100101 is given in this exam already"'
{ head -n 1 seats.csv; awk -F, -v OFS=, 'NR == 2 {a = $6} NR == 3 {b = $6} END {print $1, "01", "001", 1, 260100101, b; print $1, "01", "001", 2, 260100102, a}' seats.csv; } >swap.csv
run -d a.db import seats swap.csv
that "two may change places" 'succeeds && prints "^2 rows: 0 added, 2 changed"'

# --- late candidates ------------------------------------------------------------------------------------------------------------------
printf 'candidate_no,name,sex,feeder,tags\n0066,Late,M,J1,\n0067,Later,F,J9,lang=jp\n0068,Last,M,J2,braille\n0069,Not,M,J2,braille\n' >late.csv
run -d a.db import candidates late.csv
run -d a.db export seats
cp .out seats.csv
run -d a.db seat ZK --add 0066
that "a late candidate gets a free seat" 'succeeds && prints "^candidate 0066: site 01, room 002, seat 28, ticket 260100228$"'
run -d a.db seat ZK --add 0067
that "one with another paper gets a seat among its own" 'succeeds && prints "^candidate 0067: site 02, room 001, seat 6, ticket 260200106$"'
run -d a.db seat ZK --add 0068
that "one with a mark gets a seat in the marked room" 'succeeds && prints "^candidate 0068: site 02, room 090, seat 4, ticket"'
run -d a.db export seats
that "nobody has moved" '[ "$(grep -vxF -f seats.csv .out | wc -l)" -eq 3 ] && [ "$(grep -xcF -f seats.csv .out)" -eq 66 ]'
run -d a.db audit
that "the trail has each" 'prints ",seat,seats,ZK/02/001/6,,.*0067"'
printf 'exam,ticket,paper,extra\nZK,{year:2}{site}{room:3}{seat:2},lang,0\n' >s.csv
run -d a.db import sittings s.csv
run -d a.db seat ZK --add 0069
that "where no seat is left it is said" 'refuses 1 "1 seat is missing: no room of exam ZK that candidate 0069 may sit in"'
printf 'exam,ticket,paper,extra\nZK,{year:2}{site}{room:3}{seat:2},lang,5\n' >s.csv
run -d a.db import sittings s.csv
run -d a.db seat ZK --add 0069
that "a room may have a few beyond its size" 'succeeds && prints "^candidate 0069: site 02, room 090, seat [5-9], ticket 26020900"'
run -d a.db explain 260200106
that "a ticket number names its candidate" 'exits 0 && prints "0067"'
run -d a.db choices 260200106
that "for the choices too" 'exits 0 && prints "0067"'
run -d a.db void 260299999 --code 51 --reason x
that "and one that was never given names nobody" 'refuses 1 "there is no candidate 260299999"'

# --- marks ----------------------------------------------------------------------------------------------------------------------------
printf 'candidate_no,subject,mark\n0067,math,100\n' >m.csv
run -d a.db import scores m.csv
before=$(digest a.db)
run -d a.db seat ZK --again
that "once marks are entered seats stay" 'refuses 1 "0067 has marks of this exam, or a sheet in a batch; seats stay as they are"'
run -d a.db delete seats ZK 02 001 6 --reason x
that "so does a single one" 'refuses 1 "0067 has marks of this exam"'
that "marks stand against any change" '[ "$(digest a.db)" = "$before" ]'
run -d a.db withdraw 0066 --reason "moved away"
run -d a.db delete seats ZK 02 090 4 --reason "moved away"
that "the seat of somebody without marks can go" 'succeeds'

run -d b.db batch make ZK
that "batches go by the seats" 'exits 0'
run -d b.db seat ZK --again
that "once sheets are in batches seats stay" 'refuses 1 "has marks of this exam, or a sheet in a batch"'

# --- other exams ----------------------------------------------------------------------------------------------------------------------
mkdir pe
cp year/*.csv pe
printf 'code,name,date,kind\nZK,Exam,2026-06-18,unified\nTY,PE test,2026-05-06,pe\n' >pe/exams.csv
printf 'exam,site,room,size,columns\nTY,01,B1,20,10\nTY,01,B2,20,10\nTY,01,G1,20,10\nTY,01,G2,20,10\n' >pe/rooms.csv
printf 'exam,site,room,date,half,sex,group\nTY,01,B1,2026-05-06,am,M,1\nTY,01,G1,2026-05-06,pm,F,1\nTY,01,B2,2026-05-07,am,M,2\nTY,01,G2,2026-05-07,pm,F,2\n' >pe/room_uses.csv
printf 'exam,eligible,ticket,schools\nTY,candidate_no > \0470008\047,TY{serial:4}{check},together\n' >pe/sittings.csv
run -d d.db load pe
run -d d.db seat TY
that "a test in groups keeps schools together" 'succeeds && prints "^exam TY: 57 candidates seated in 4 rooms" && prints "^schools are kept together$"'
run -d d.db export seats
that "its numbers are serials with a check digit" 'prints "^TY,01,B1,1,TY0001[0-9]," && prints ",TY0057[0-9],"'
that "boys and girls have sessions of their own" '[ "$(awk -F, "NR > 1 && (\$3 ~ /^B/) != (\$6 % 2 == 1)" .out | wc -l)" -eq 0 ]'
run -d d.db seat ZK
that "each exam is seated for itself" 'refuses 1 "exam ZK has no rooms"'

# --- rows that name bad rows -------------------------------------------------------------------------------------------------------------
make_exam bad
printf 'code,name\n01,\n02,Second site\n' >bad/sites.csv
run -d e.db load bad
that "a bad site is told, and not the rooms that name it" 'exits 1 && complains "sites.csv:2: name: is empty" && [ "$(grep -c ": " .err)" -le 2 ] && ! complains "rooms.csv"'
make_exam bad
printf 'exam,site,room,size\nZK,01,001,none\nZK,02,090,\n' >bad/rooms.csv
printf 'exam,site,room\nZK,01,001\nZK,02,090\n' >bad/room_uses.csv
run -d e.db load bad
that "a bad room is told, and not its use" 'exits 1 && complains "rooms.csv:2: size: .none. is not a whole number" && ! complains "room_uses.csv"'
that "nothing was made" '[ ! -e e.db ]'
