#!/usr/bin/env bash
# One question answered for a workflow: summary, outputs and, where asked for, one comment on the pull request.
set -euo pipefail

advisor=${GPU_ADVISOR:-$GITHUB_ACTION_PATH/../../../gpu-advisor}
work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/gpu-advisor.XXXXXX")
answer=$work/answer.json

command=("$advisor" recommend -f "$SPEC" --save "$answer" -o markdown)
while IFS= read -r word; do
  [[ -z $word ]] || command+=("$word")
done <<<"${ARGUMENTS:-}"
[[ -z ${FAIL_IF_CHANGED:-} ]] || command+=(--fail-if-changed "$FAIL_IF_CHANGED")
[[ -z ${FAIL_OVER:-} ]] || command+=(--fail-over "$FAIL_OVER")
[[ -z ${MAX_PRICE_AGE:-} ]] || command+=(--max-price-age "$MAX_PRICE_AGE")

code=0
"${command[@]}" >"$work/answer.md" 2>"$work/said.txt" || code=$?
cat "$work/said.txt" >&2

{
  printf '### gpu-advisor: %s\n\n' "$SPEC"
  cat "$work/answer.md"
  if [[ -s $work/said.txt ]]; then
    printf '\n```text\n'
    # A fence in what was said must not end this one.
    sed 's/```/` ` `/g' "$work/said.txt"
    printf '```\n'
  fi
} >"$work/summary.md"
cat "$work/summary.md" >>"$GITHUB_STEP_SUMMARY"

first() {
  [[ -s $answer ]] && jq -r ".recommendations[0] | $1 // empty" "$answer" | tr -d '\r\n' || true
}
{
  printf 'instance-type=%s\n' "$(first '(.offer.instanceType // .gpu)')"
  printf 'gpu=%s\n' "$(first .gpu)"
  printf 'gpu-count=%s\n' "$(first .gpuCount)"
  printf 'usd-per-hour=%s\n' "$(first .cost.usdPerHour)"
  printf 'exit-code=%s\n' "$code"
  printf 'answer=%s\n' "$answer"
} >>"$GITHUB_OUTPUT"

# The comment is found again by a mark that no reader sees.
if [[ ${COMMENT:-false} == true && -n ${PULL_REQUEST:-} ]]; then
  mark="<!-- gpu-advisor $(printf '%s' "$SPEC" | cksum | cut -d ' ' -f 1) -->"
  { printf '%s\n' "$mark"; cat "$work/summary.md"; } >"$work/comment.md"
  comments=repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments
  old=$(gh api --paginate "$comments" | jq -r --arg mark "$mark" '.[] | select(.body | startswith($mark)) | .id' | head -n 1)
  if [[ -n $old ]]; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$old" --field "body=@$work/comment.md" >/dev/null
  else
    gh api --method POST "$comments" --field "body=@$work/comment.md" >/dev/null
  fi
fi

exit "$code"
