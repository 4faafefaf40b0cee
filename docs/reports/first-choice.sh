#!/bin/sh
# Records docs/first-choice.md: somebody answers the questions of "recommend" on a real terminal of 80 columns, which tmux provides.
#
#   docs/reports/first-choice.sh FOLDER [PROGRAM]
#
# Leaves search.txt (the screen while a name is being typed) and whole.txt (all that was said in the end) in FOLDER.
set -eu
out=$1
program=${2:-$(cd "$(dirname "$0")/../.." && pwd)/gpu-advisor}
options='--top 3 --as-of 2026-11-25 --catalog built-in'
work=$(mktemp -d)

pane() {
  tmux -u -S "$work/socket" "$@"
}
trap 'pane kill-server 2>/dev/null || :; rm -rf "$work"' EXIT

# Waits until the screen shows the text $1.
await() {
  tries=0
  until pane capture-pane -p | grep -qF "$1"; do
    [ "$tries" -lt 600 ] || { pane capture-pane -p; echo "never seen: $1"; exit 1; } >&2
    sleep 0.1 && tries=$((tries + 1))
  done
}

# Types each word; Enter is the key.
press() {
  for word; do
    case $word in
      Enter) pane send-keys Enter ;;
      *) pane send-keys -l "$word" ;;
    esac
  done
}

pane -f /dev/null new-session -d -x 80 -y 24 \
  "env -u NO_COLOR -u COLUMNS LC_ALL=C.UTF-8 TERM=screen '$program' recommend $options; tmux wait-for -S over; read -r _"
await 'Answer [1]:'
press 1 Enter
await 'Which model?'
press 'qwen 14b'
await ': qwen 14b'
pane capture-pane -p | sed '1,/^Which model/{/^Which model/!d;}' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$out/search.txt"
press Enter
await 'How many people'
press '?'                # who knows how many ask at the same moment
press Enter              # as long a prompt
press Enter              # and an answer as most
press Enter              # and no longer conversation
press '?'                # how fast is fast
press Enter              # nothing that must be used
press Enter              # rent
press 600 Enter          # dollars, but for what?
await 'budget 600:'
press 600/month Enter
pane wait-for over
{
  echo "\$ gpu-advisor recommend $options"
  pane capture-pane -p -S - | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
} >"$out/whole.txt"
