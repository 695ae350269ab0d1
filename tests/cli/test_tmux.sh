#!/bin/sh
# SPDX-License-Identifier: ISC
# The full-screen interface under tmux, with a shell before and behind it: real keys, suspend and resume, a terminal as it was.
. tests/cli/lib.sh

# A server of its own: no session of anybody else is touched, no settings of the user's are read.
tmux_do() { env -u TMUX LC_ALL=C.UTF-8 XDG_CONFIG_HOME="$scratch" tmux -L "luqu-$$" -f /dev/null "$@"; }
trap 'tmux_do kill-server 2>/dev/null; chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
keys() { tmux_do send-keys -t 0 "$@"; }
screen() { tmux_do capture-pane -p -t 0; }
# Waits for up to 20 s until the screen shows (or, with !, does not show) a text.
shows() {
	tries=0
	while [ $tries -lt 400 ]; do
		if screen | grep -qF -e "$1"; then return 0; fi
		tries=$((tries + 1))
		sleep 0.05
	done
	screen | sed 's/^/# /'
	return 1
}
vanishes() {
	tries=0
	while [ $tries -lt 400 ]; do
		if ! screen | grep -qF -e "$1"; then return 0; fi
		tries=$((tries + 1))
		sleep 0.05
	done
	screen | sed 's/^/# /'
	return 1
}

run_fast demo year --candidates 300
run_fast -d year.db load year
that 'a small year is loaded' 'succeeds'
tmux_do new-session -d -x 80 -y 24 "env PS1='ready> ' LC_ALL=C.UTF-8 sh -im"
that 'a shell is there' 'shows "ready>"'
keys "$fast -d year.db" Enter
that 'home opens' 'shows "The year" && shows "candidates: 300"'
keys ':candidates' Enter
that 'a command opens a list' 'shows "1/300"'
keys End
that 'End goes to the last row' 'shows "300/300"'
keys Home Down Down
that 'arrows move' 'shows "3/300"'
keys Enter
that 'Enter opens the candidate' 'shows "Marks" && shows "Choices"'
keys F10
that 'F10 goes back' 'shows "3/300"'
keys Escape 1
that 'Esc and a digit are an F-key' 'shows "Keys of lists"'
keys q ':run' Enter
that 'the run opens' 'shows "Dry run"'
keys F9
that 'a run is stored' 'shows "stored as run 1"'
keys F6
that 'its results follow' 'shows "Cutoff"'
keys Enter
that 'a program shows who got in' 'shows "seats"'
keys C-z
that 'Ctrl-Z gives the shell back, and its screen' 'shows "Stopped" && vanishes "Cutoff"'
keys fg Enter
that 'fg goes on where it was' 'shows "F1 ? Help"'
tmux_do resize-window -t 0 -x 132 -y 43
that 'a larger window is filled' 'shows "F12 Q Quit"'
keys ':language zh_CN' Enter
that 'Chinese is spoken' 'shows "帮助" && shows "返回"'
keys Q
that 'Q leaves the terminal as it was' 'vanishes "返回" && shows "ready>"'
keys 'stty -a | grep -c -e " echo " && echo $((40 + 2))' Enter
that 'what is typed is seen again' 'shows "42"'
that 'the run stands in the database' 'run_fast -d year.db export placements; succeeds && [ "$(wc -l <.out)" -gt 100 ]'
