#!/usr/bin/env bash
# (d) consult by ./predeploy and by the hand-written script consult-by-hand.sh, in turn, everything that can be cached
# being so: with nothing changed, and with one source of each image changed before each run. CONSULT_POSTGRES names the
# database's image.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
stack=$scratch/consult
cp -r "$home/examples/consult" "$stack"
rm -rf "$stack/target"

gate() { measure "$1" "$home/predeploy" run --format plain --stack "$stack/predeploy.yml"; }
script() { measure "$1" "$home/bench/consult-by-hand.sh" "$stack"; }
change() { # each run has its own, for the engine's cache would give the second what the first has built
    changes=$((${changes:-0} + 1))
    for file in clients/money.py worker/src/intake.ts coffee-shop/main.js; do
        case $file in *.py) mark='#' ;; *) mark='//' ;; esac
        sed -i '/ bench [0-9]*$/d' "$stack/$file"
        echo "$mark bench $changes" >>"$stack/$file"
    done
}

gate warm
script warm
for _ in $(seq "$runs"); do
    gate same
    script same-by-hand
done
for _ in $(seq "$runs"); do
    change
    gate changed
    change
    script changed-by-hand
done
head_of_table "(d) consult, $runs runs" "consult-by-hand.sh"
row "seconds, nothing changed" same same-by-hand 1
row "processor seconds, without the engine's" same same-by-hand 2
row "seconds, a source of each image changed" changed changed-by-hand 1
