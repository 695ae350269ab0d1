#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu rooms: the rooms of an exam, and the papers that go with them.
. tests/cli/lib.sh

make_year year
printf 'code,name,address\n01,First site,Main road 1\n02,Second site,\n' >year/sites.csv
printf 'exam,site,room,size,columns\nZK,01,001,2,2\nZK,01,002,2,2\nZK,02,001,4,2\n' >year/rooms.csv
printf 'exam,site,room,date,half,group\nZK,02,001,2026-06-19,pm,late group\n' >year/room_uses.csv
printf 'exam,site,room,seat,ticket,candidate_no\nZK,01,001,1,101,0001\nZK,01,001,2,102,0002\nZK,01,002,1,103,0003\nZK,01,002,2,104,0004\nZK,02,001,2,105,0005\n' >year/seats.csv
run -d a.db load year

run -d a.db rooms ZK
that "the rooms are listed with those seated" 'succeeds && prints "^01 .*First site .*\| 001 +\| +2 \| +2 \|" && prints "^02 .*\| 001 +\| +4 \| +1 \| .*2026-06-19 \| pm"'
run -d a.db rooms ZK --format csv
that "programs get them as CSV" 'succeeds && prints "^site,site_name,room,size,seated,tag,date,half,sex,group$" && prints "^02,Second site,001,4,1,,2026-06-19,pm,,late group$"'

run -d a.db rooms ZK --site 01 --room 001 --print door
that "the door list has seat, ticket, name and school" 'succeeds && prints "room 001 of site 01 .First site., Entrance examination: 2 candidates" && prints " 1 \| 101 .*\| Ada .*\| Junior school" && ! prints "Cy"'
run -d a.db rooms ZK --site 01 --print desks
that "desk labels stand beside one another" 'succeeds && prints "^room 001, seat 1 +\| room 001, seat 2" && prints "^101 +\| 102" && prints "^Ada +\| Bo"'
run -d a.db rooms ZK --print attendance
that "the record sheet has a line for each and places to sign" 'succeeds && prints "^Expected: 2 +Came: _+ +Absent: _+$" && prints "^Expected: 1 " && prints "Invigilators: _"'
run -d a.db rooms ZK --site 01 --room 002 --print packets
that "the packet slip counts the papers of each subject" 'succeeds && prints "^Chinese +\| +2 \| 103 +\| 104" && prints "^Maths +\| +2 \| 103" && prints "absent candidates included"'
run -d a.db rooms ZK --site 02 --print tickets
that "a ticket has all that its candidate must know" 'succeeds && prints "^ticket number +\| 105" && prints "^room and seat +\| 001 / 2" && prints "^date +\| 2026-06-19 afternoon" && prints "^group +\| late group" && prints "^site +\| 02 Second site"'
run -d a.db --lang zh_CN rooms ZK --site 02 --print tickets
that "in Chinese too" 'prints "^准考证号 +\| 105" && prints "2026-06-19 下午"'

for format in txt html xlsx; do
	run -d a.db rooms ZK --print door --format $format -o out
	that "door lists are written as $format, a file for each site" 'succeeds && prints "^out: 2 files, 3 rooms, 5 candidates$" && [ -s out/door-ZK-01.$format ] && [ -s out/door-ZK-02.$format ]'
done
that "a page of HTML has every room" 'grep -q "room 001 of site 01 .*: 2 candidates" out/door-ZK-01.html && grep -q "room 002 of site 01 .*: 2 candidates" out/door-ZK-01.html'
that "a workbook has a sheet for each room, called after it" 'unzip -p out/door-ZK-01.xlsx xl/workbook.xml | grep -q "sheet name=.room 001 of site 01.*sheet name=.room 002 of site 01"'

run -d a.db withdraw 0001 --reason "moved away"
run -d a.db rooms ZK --site 01 --room 001 --print door
that "who has withdrawn is on no paper" 'succeeds && prints "room 001 of site 01 .*: 1 candidates" && ! prints "Ada"'

run -d a.db rooms NO
that "an exam that is not there is refused" 'refuses 1 "there is no exam NO"'
run -d a.db rooms ZK --site 09
that "so is a site" 'refuses 1 "exam ZK has no such rooms"'
run -d a.db rooms ZK --room 001
that "a room needs its site" 'refuses 2 "name that too"'
run -d a.db rooms ZK --print walls
that "a paper must be one that there is" 'refuses 2 "not .walls."'
run -d a.db rooms ZK --print door --format csv
that "papers are no CSV" 'refuses 2 "txt, html or xlsx"'
run -d a.db rooms ZK --print door -o year/office.csv
that "a file is no folder" 'exits 3 && prints_nothing'
