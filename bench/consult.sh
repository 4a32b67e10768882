#!/usr/bin/env bash
# (d) consult, warm, by ./predeploy and by the hand-written script consult-by-hand.sh, in turn: after a change of one
# file of each image, and with nothing changed. Needs what consult needs.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
stack=$home/examples/consult/predeploy.yml

gate() { measure "$1" "$home/predeploy" run --format plain --stack "$stack"; }
script() { measure "$1" "$home/bench/consult-by-hand.sh"; }
gate warm
script warm
for _ in $(seq "$runs"); do
    gate ours
    script by-hand
done
head_of_table "(d) consult, warm, $runs runs" "consult-by-hand.sh"
row "seconds" ours by-hand 1
row "processor seconds, without the engine's" ours by-hand 2
