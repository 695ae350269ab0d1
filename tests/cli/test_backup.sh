#!/bin/sh
# SPDX-License-Identifier: ISC
# luqu backup: a faithful copy, never over anything.
. tests/cli/lib.sh

make_year year
run -d a.db load year
run -d a.db run
run -d a.db backup b.db
that "a backup is made" 'succeeds && prints "^b.db: a copy of a.db$"'
that "it holds what the database holds, to the last row" '[ "$(digest a.db)" = "$(digest b.db)" ]'
run -d b.db verify
that "it can be worked with" 'succeeds'
before=$(sha256sum <b.db)
run -d a.db backup b.db
that "a backup is never written over a file" 'refuses 1 "b.db: this is there already" && [ "$(sha256sum <b.db)" = "$before" ]'
run -d a.db backup a.db
that "not over the database either" 'refuses 1 "a.db"'
mkdir folder
run -d a.db backup folder
that "nor over a folder" 'refuses 1 "folder"'
run -d a.db backup no/such/b.db
that "a missing folder is the environment's fault" 'refuses 3 "no/such/b.db"'
told=$(ulimit -f 1; "$luqu" -d a.db backup small.db 2>&1; echo "status $?")
that "where it does not fit nothing is left" 'echo "$told" | grep -q "status 3" && [ -z "$(ls -A | grep "small.db")" ]'
