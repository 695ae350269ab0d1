# SPDX-License-Identifier: ISC
# What the tests of the command line share. Each sources it, in the project's folder: . tests/cli/lib.sh
# A test is a sentence and a shell condition: that 'load refuses a folder that is not there' 'exits 3 && complains "No such file"'
set -u
project=$PWD
luqu=${LUQU:-${ASAN:-${BUILD:-build}/asan}/luqu}
fast=${LUQU:-${BUILD:-build}/luqu}
case $luqu in /*) ;; *) luqu=$project/$luqu ;; esac
case $fast in /*) ;; *) fast=$project/$fast ;; esac
for program in "$luqu" "$fast"; do
	[ -x "$program" ] || { echo "not ok $program is not built"; exit 1; }
done
scratch=$(mktemp -d) || exit 3
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 3
unset LUQU_DB LANGUAGE LC_ALL LC_MESSAGES
export LANG=C TERM=dumb

# Runs luqu; its status, output and errors are then looked at by the conditions below.
run() {
	"$luqu" "$@" >"$scratch/.out" 2>"$scratch/.err" </dev/null
	status=$?
	return 0
}
# The same with the build without sanitizers, where speed or memory counts.
run_fast() {
	"$fast" "$@" >"$scratch/.out" 2>"$scratch/.err" </dev/null
	status=$?
	return 0
}
# The same in another user's name: run_as UID ARGUMENT...
run_as() {
	SUDO_UID=$1
	export SUDO_UID
	shift
	run "$@"
	unset SUDO_UID
}
exits() { [ "$status" -eq "$1" ]; }
# Output: an extended regular expression that a line matches; the same of errors.
prints() { grep -qE -e "$1" "$scratch/.out"; }
complains() { grep -qE -e "$1" "$scratch/.err"; }
prints_nothing() { [ ! -s "$scratch/.out" ]; }
complains_of_nothing() { [ ! -s "$scratch/.err" ]; }
# A refusal: the status, and one complaint of this text alone, nothing on standard output.
refuses() { exits "$1" && prints_nothing && complains "$2"; }
succeeds() { exits 0 && complains_of_nothing; }
is_same() { cmp -s "$1" "$2"; }
has_line() { grep -qxF -e "$2" "$1"; }

that() {
	if eval "$2"; then
		printf 'ok %s\n' "$1"
	else
		printf 'not ok %s\n    condition: %s\n' "$1" "$2"
		echo "    status: ${status-}"
		sed 's/^/    out: /' "$scratch/.out" | head -n 12
		sed 's/^/    err: /' "$scratch/.err" | head -n 12
	fi
}
skip() { echo "# not tried here: $1"; }

# All that a database holds, its runs and its trail too, as text.
content() {
	for kind in office calendar exams subjects schools programs tiers plans candidates scores bonuses choices returns orders; do
		echo "== $kind"
		"$fast" -d "$1" export "$kind"
	done
}
digest() { sqlite3 -readonly "$1" .dump | sha256sum; }

# A folder that loads, small enough to be changed by hand: five candidates, three programs, one tier.
make_year() {
	mkdir -p "$1" || return
	printf 'key,value\nname,Test office\nyear,2026\nlottery_seed,20260618\n' >"$1/office.csv"
	printf 'step,name,from,to\n01,registration,2026-03-01,2026-03-20\n' >"$1/calendar.csv"
	printf 'code,name,date\nZK,Entrance examination,2026-06-18\n' >"$1/exams.csv"
	printf 'code,name,full_mark,exam\nchinese,Chinese,150,ZK\nmath,Maths,150,ZK\n' >"$1/subjects.csv"
	printf 'code,name,kind\nS1,First school,general\nS2,Second school,vocational\nJ1,Junior school,junior\n' >"$1/schools.csv"
	printf 'code,school,name\n042032,S1,Unified\nP2,S2,Trade\nP3,S2,Craft\n' >"$1/programs.csv"
	printf 'code,name,seq,ranking,max_choices\nUNI,Unified,1,total > math,3\n' >"$1/tiers.csv"
	printf 'tier,program,seats,pool\nUNI,042032,1,\nUNI,P2,2,\n' >"$1/plans.csv"
	printf 'candidate_no,name,sex,feeder,tags\n' >"$1/candidates.csv"
	printf '0001,Ada,F,J1,sport=3\n0002,Bo,M,J1,\n0003,Cy,M,J1,\n0004,Di,F,J1,sport\n0005,Eve,F,J1,\n' >>"$1/candidates.csv"
	printf 'candidate_no,subject,mark,status\n' >"$1/scores.csv"
	printf '0001,chinese,120,\n0001,math,130.5,\n0002,chinese,125,\n0002,math,120,\n' >>"$1/scores.csv"
	printf '0003,chinese,100,\n0003,math,100,\n0004,chinese,100,\n0004,math,90,\n0005,math,,absent\n' >>"$1/scores.csv"
	printf 'candidate_no,policy,points\n0004,Athlete,5\n' >"$1/bonuses.csv"
	printf 'candidate_no,tier,rank,program\n' >"$1/choices.csv"
	printf '0001,UNI,1,042032\n0002,UNI,1,042032\n0002,UNI,2,P2\n0003,UNI,1,P2\n0004,UNI,1,P2\n' >>"$1/choices.csv"
	printf 'tier,candidate_no,program,reason\n' >"$1/returns.csv"
	printf 'tier,candidate_no,program,reason,authority\n' >"$1/orders.csv"
}
