#!/bin/sh
# Draws the pictures of this folder: the pages of three questions as a headless Chromium shows them.
set -eu
cd "$(dirname "$0")/../.."
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT

draw() {
  name=$1
  height=$2
  shift 2
  ./gpu-advisor recommend "$@" --as-of 2026-11-25 --catalog built-in -o html >"$pages/$name.html"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$pages/profile" \
    --window-size=1120,"$height" --screenshot="docs/reports/$name.png" "file://$pages/$name.html"
}

draw serve-70b 2300 inference --model llama-3.1-70b --concurrency 16 --max-tpot 60ms
draw qlora-8b 2300 fine-tuning --model llama-3.1-8b --method qlora --tokens 50M
draw pre-train-7b 2300 training --model llama-2-7b --tokens 100B --deadline 30d
