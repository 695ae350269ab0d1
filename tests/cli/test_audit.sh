#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu audit: the trail of all changes; any edit, swap, deletion or cut is named.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db delete choices 0002 UNI 2 --reason withdrawn
run -d a.db run
run -d a.db audit
that "the trail is a table" 'succeeds && [ "$(head -n 1 .out)" = "seq,time,user,action,object,key,old,new,reason,chain" ]'
that "seq counts without gaps from 1" '[ "$(tail -n +2 .out | cut -d, -f1 | tr "\n" " ")" = "$(seq -s " " 1 "$(($(wc -l <.out) - 1))") " ]'
that "it tells who and when" 'prints "^1,[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z,$(id -un),create,database,"'
run -d a.db audit --after 15
that "--after leaves out what came before" 'succeeds && [ "$(sed -n 2p .out | cut -d, -f1)" = 16 ]'
run -d a.db audit --format html -o trail.html
that "the trail can be a page" 'succeeds && grep -q withdrawn trail.html'
run -d a.db audit --format odt
that "an unknown format is refused" 'refuses 2 "no such format: odt"'
run -d a.db audit --after last
that "--after takes a number" 'refuses 2 "--after takes a whole number"'

run -d a.db audit --verify
that "a whole trail holds and shows its anchor" 'succeeds && prints "^the audit trail holds: 17 rows$" && prints "^anchor 17:[0-9a-f]{64}$"'
anchor=$(sed -n 's/^anchor //p' .out)
run -d a.db import choices year/choices.csv
run -d a.db audit --verify --anchor "$anchor"
that "an anchor holds while rows are added" 'succeeds'
run -d a.db audit --verify --anchor "17:$(printf '%064d' 0)"
that "another chain is not that of the anchor" 'refuses 1 "row 17 is not the one of the anchor"'
run -d a.db audit --verify --anchor "99:$(printf '%064d' 0)"
that "an anchor behind the end tells of a cut" 'refuses 1 "the trail ends with row [0-9]+, before row 99 of the anchor"'
for bad in "" x 17 17: "17:abc" ":$(printf '%064d' 0)" "-1:$(printf '%064d' 0)"; do
	run -d a.db audit --verify --anchor "$bad"
	that "'$bad' is no anchor" 'refuses 2 "no anchor"'
done

falsify() {
	rm -f f.db f.db-* backup.err
	run -d a.db backup f.db
	triggers=$(sqlite3 f.db "select group_concat('drop trigger ' || name || ';', '') from sqlite_master where type = 'trigger' and tbl_name = 'audit'")
	back=$(sqlite3 f.db "select group_concat(sql || ';', char(10)) from sqlite_master where type = 'trigger' and tbl_name = 'audit'")
	sqlite3 f.db "$triggers $1; $back" || echo "not ok the falsification can be written"
	run -d f.db audit --verify
}
sqlite3 a.db "update audit set reason = '' where seq = 16" 2>.err
that "the trail refuses to be changed" 'grep -q "audit" .err'
falsify ""
that "a copy of the trail holds" 'succeeds'
falsify "update audit set reason = 'moved away' where seq = 16"
that "an edit is named by its row" 'refuses 1 "the audit trail is broken: row 16 "'
falsify "update audit set time = '2026-01-01T00:00:00Z' where seq = 3"
that "so is another time" 'refuses 1 "row 3 "'
falsify "update audit set user = 'nobody' where seq = 3"
that "and another user" 'refuses 1 "row 3 "'
falsify "delete from audit where seq = 9"
that "a deletion is named" 'refuses 1 "row 9 "'
falsify "update audit set seq = -8 where seq = 8; update audit set seq = 8 where seq = 9; update audit set seq = 9 where seq = -8"
that "a swap is named" 'refuses 1 "row 8 "'
falsify "delete from audit where seq > 15"
that "a cut end is found" 'refuses 1 "broken"'
rm -f f.db f.db-*; run -d a.db backup f.db
sqlite3 f.db "drop trigger audit_keeps_from_update"
run -d f.db audit --verify
that "a guard that is gone is found" 'refuses 1 "guard audit_keeps_from_update"'
