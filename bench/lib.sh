# Shared by the benchmarks: pairs of commands in turn, medians, and the ratio pair by pair.
# Needs bash, GNU time (/usr/bin/time) and awk.
# shellcheck shell=bash

home=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
lib=$home/launcher/target/dist/lib
export runs=${RUNS:-7}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -d "$lib" ] || { echo "bench: run 'mvn package -DskipTests' first" >&2; exit 2; }

# measure NAME COMMAND... : appends "seconds kibibytes" of one run to the file NAME; the command must succeed.
measure() {
    local name=$1
    shift
    /usr/bin/time -f '%e %M' -o "$scratch/time" "$@" >"$scratch/$name.out" 2>&1 || {
        echo "bench: $name failed:" >&2
        tail -20 "$scratch/$name.out" >&2
        exit 1
    }
    tail -1 "$scratch/time" >>"$scratch/$name"
}

# column FILE N: minimum, median and maximum of a column.
column() {
    awk -v n="$2" '{ print $n }' "$scratch/$1" | sort -n |
        awk '{ v[NR] = $1 } END { printf "min %8.2f  median %8.2f  max %8.2f", v[1], v[int((NR + 1) / 2)], v[NR] }'
}

# ratio A B N: the ratio of a column, run by run.
ratio() {
    paste "$scratch/$1" "$scratch/$2" | awk -v n="$3" -v w=2 '{ print $n / $(n + w) }' | sort -n |
        awk '{ v[NR] = $1 } END { printf "min %8.2f  median %8.2f  max %8.2f", v[1], v[int((NR + 1) / 2)], v[NR] }'
}

# compare A B: both columns of both, and their ratios.
compare() {
    local unit
    for n in 1 2; do
        [ "$n" = 1 ] && unit=seconds || unit="KiB peak"
        printf '%-10s %-9s %s\n' "$1" "$unit" "$(column "$1" "$n")"
        printf '%-10s %-9s %s\n' "$2" "$unit" "$(column "$2" "$n")"
        printf '%-10s %-9s %s\n' ratio "$1/$2" "$(ratio "$1" "$2" "$n")"
    done
}
