#!/usr/bin/env bash
# (b) The whole quickstart, warm, by ./predeploy and by the hand-written script quickstart.sh, in turn.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"

gate() { measure "$1" "$home/predeploy" run --format plain --stack "$home/examples/quickstart/predeploy.yml"; }
gate warm
measure warm "$home/bench/quickstart.sh"
for _ in $(seq "$runs"); do
    gate ours
    measure script "$home/bench/quickstart.sh"
done
head_of_table "(b) the quickstart, warm, $runs runs" "quickstart.sh"
row "seconds" ours script 1
row "processor seconds" ours script 2
