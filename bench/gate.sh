#!/usr/bin/env bash
# (b) The whole quickstart, warm, by ./predeploy and by the hand-written script quickstart.sh, in turn.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"

gate() { # NAME OPTION... : the image is left out of what is measured, for the script does not build it either
    local name=$1
    shift
    measure "$name" "$home/predeploy" run --format plain --stack "$home/examples/quickstart/predeploy.yml" "$@"
}
gate warm # whole, for only a whole run leaves the archive of classes
gate warm --skip 'build/image/*'
measure warm "$home/bench/quickstart.sh"
for _ in $(seq "$runs"); do
    gate ours --skip 'build/image/*'
    measure script "$home/bench/quickstart.sh"
done
head_of_table "(b) the quickstart, warm, $runs runs" "quickstart.sh"
row "seconds" ours script 1
row "processor seconds" ours script 2
