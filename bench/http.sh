#!/usr/bin/env bash
# (e) The same 20, 200 and 1,000 HTTP assertions, status and body of a URL each, by Predeploy with every report and by goss
# with its JUnit XML, in turn, against one server on loopback. Needs goss (Debian 13's package; GOSS names another).
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
goss=${GOSS:-goss}
command -v "$goss" >/dev/null || { echo "bench: there is no goss; name it with GOSS" >&2; exit 2; }

java "$home/bench/src/HealthServer.java" >"$scratch/port" &
server=$!
trap 'kill "$server"; rm -rf "$scratch"' EXIT
until [ -s "$scratch/port" ]; do
    kill -0 "$server" || exit 1
    sleep 0.1
done
url=http://127.0.0.1:$(cat "$scratch/port")

assertions() { # COUNT : the same for both
    mkdir -p "$scratch/$1"
    {
        printf 'stack: http\nstaging:\n  health:\n'
        for number in $(seq "$1"); do printf '    c%s: {url: %s/%s, json: {status: healthy}}\n' "$number" "$url" "$number"; done
    } >"$scratch/$1/predeploy.yml"
    {
        echo "http:"
        for number in $(seq "$1"); do
            printf "  %s/%s: {status: 200, timeout: 5000, body: ['\"status\": \"healthy\"']}\n" "$url" "$number"
        done
    } >"$scratch/$1/goss.yaml"
}
ours() { measure "$1" "$home/predeploy" run --format plain --stack "$scratch/$2/predeploy.yml"; }
theirs() { measure "$1" "$goss" --gossfile "$scratch/$2/goss.yaml" validate --format junit --no-color; }

for count in 20 200 1000; do
    assertions "$count"
    ours warm "$count" # also leaves the archive of classes
    theirs warm "$count"
    for _ in $(seq "$runs"); do
        ours "ours$count" "$count"
        theirs "goss$count" "$count"
    done
    head_of_table "(e) $count HTTP assertions, $runs runs" goss
    row "seconds" "ours$count" "goss$count" 1
    row "processor seconds" "ours$count" "goss$count" 2
    row "MiB, the largest process" "ours$count" "goss$count" 3
done
