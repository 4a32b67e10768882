# Shared by the benchmarks: pairs of commands in turn, medians, and the ratio pair by pair.
# Needs bash, GNU time (/usr/bin/time), ps and awk.
# shellcheck shell=bash

home=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
lib=$home/launcher/target/dist/lib
export runs=${RUNS:-7}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -d "$lib" ] || { echo "bench: run 'mvn package -DskipTests' first" >&2; exit 2; }

fail() { # NAME: what the command said, and an end
    echo "bench: $1 failed:" >&2
    tail -40 "$scratch/$1.out" >&2
    exit 1
}

# measure NAME COMMAND... : appends "seconds cpu-seconds MiB" of one run to the file NAME; the command must succeed.
# The memory is that of the largest process.
measure() {
    local name=$1
    shift
    /usr/bin/time -f '%e %U %S %M' -o "$scratch/time" "$@" >"$scratch/$name.out" 2>&1 || fail "$name"
    awk 'END { print $1, $2 + $3, $4 / 1024 }' "$scratch/time" >>"$scratch/$name"
}

# together COMMAND... : the peak in MiB of it and all that descends from it; what they share is counted in each.
together() {
    local pid sum peak=0
    "$@" >"$scratch/together.out" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        sum=$(ps -e -o pid=,ppid=,rss= --sort=start_time | awk -v root="$pid" '
            $1 == root || $2 in ours { ours[$1]; s += $3 }
            END { print int(s / 1024) }') || true
        [ "${sum:-0}" -le "$peak" ] || peak=$sum
        sleep 0.05
    done
    wait "$pid" || fail together
    echo "$peak"
}

spread() { # numbers, a line each: median (minimum to maximum)
    sort -n | awk '{ v[NR] = $1 } END { printf "%.2f (%.2f–%.2f)", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

# row LABEL A B COLUMN : a line of the table: ours, theirs, and the ratio run by run.
row() {
    printf '| %s | %s | %s | %s |\n' "$1" \
        "$(awk -v n="$4" '{ print $n }' "$scratch/$2" | spread)" \
        "$(awk -v n="$4" '{ print $n }' "$scratch/$3" | spread)" \
        "$(paste "$scratch/$2" "$scratch/$3" | awk -v n="$4" '{ print $n / $(n + NF / 2) }' | spread)"
}

head_of_table() {
    printf '\n| %s | Predeploy | %s | ratio |\n| --- | --- | --- | --- |\n' "$1" "$2"
}
