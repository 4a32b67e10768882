#!/usr/bin/env bash
# (a) 1,000 checks that do nothing, by Predeploy and by JUnit's own console launcher, in turn.
# (c) From start to the first check running, against an empty run of the console launcher.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
count=${COUNT:-1000}

mkdir -p "$scratch/classes"
javac -d "$scratch/classes" -cp "$lib/*" "$home"/bench/src/bench/*.java
cp -r "$home/bench/src/META-INF" "$scratch/classes/"

stack() { # NAME COUNT
    mkdir -p "$scratch/$1"
    { echo "stack: $1"; echo "bench:"; echo "  noop:"; seq -f '    n%g: {}' "$2"; } >"$scratch/$1/predeploy.yml"
}
stack many "$count"
stack one 1

predeploy=(env "PREDEPLOY_CLASSPATH=$scratch/classes" "$home/predeploy" run --format plain --stack)
# The same flags as ./predeploy, the same jars, its XML report; no parallel execution, which is its default.
console=(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto)
tests=(-cp "$scratch/classes:$lib/*" org.junit.platform.console.ConsoleLauncher execute --select-class bench.NoopTests
    --disable-banner --details=none "--reports-dir=$scratch/xml")
parallel=(--config=junit.jupiter.execution.parallel.enabled=true
    --config=junit.jupiter.execution.parallel.mode.default=concurrent)

for _ in $(seq "$runs"); do
    measure ours "${predeploy[@]}" "$scratch/many/predeploy.yml"
    measure junit "${console[@]}" "-Dbench.count=$count" "${tests[@]}"
    measure concurrent "${console[@]}" "-Dbench.count=$count" "${tests[@]}" "${parallel[@]}"
    measure single "${predeploy[@]}" "$scratch/one/predeploy.yml"
    measure empty "${console[@]}" -Dbench.count=1 "${tests[@]}"
done
each() { # MANY ONE : milliseconds for each check, beyond what a run with one takes
    paste "$scratch/$1" "$scratch/$2" | awk -v n="$count" '{ print ($1 - $4) * 1000 / n, 1 }' >"$scratch/$1.each"
}
each ours single
each junit empty
head_of_table "(a) $count checks that do nothing, $runs runs" "JUnit console launcher"
row "seconds" ours junit 1
row "seconds, JUnit in parallel" ours concurrent 1
row "processor seconds" ours junit 2
row "milliseconds a check, start-up taken off" ours.each junit.each 1
row "MiB, the largest process" ours junit 3
row "MiB, the largest process, JUnit in parallel" ours concurrent 3
all=$(together "${predeploy[@]}" "$scratch/many/predeploy.yml")
theirs=$(together "${console[@]}" "-Dbench.count=$count" "${tests[@]}")
awk -v a="$all" -v b="$theirs" \
    'BEGIN { printf "| MiB, all processes together, once (with the Allure report'"'"'s) | %d | %d | %.2f |\n", a, b, a / b }'

: >"$scratch/empty"
for _ in $(seq "$runs"); do
    begun=$(date +%s%3N)
    "${predeploy[@]}" "$scratch/one/predeploy.yml" >"$scratch/first.out" 2>&1 || fail first
    at=$(grep '"event":"check-started"' "$scratch/one/target/predeploy/events.ndjson" | head -1 |
        sed 's/.*"at":"\([^"]*\)".*/\1/')
    first=$(date -d "$at" +%s%3N)
    awk -v ms=$((first - begun)) 'BEGIN { print ms / 1000, 1, 1 }' >>"$scratch/first"
    measure empty "${console[@]}" -Dbench.count=1 "${tests[@]}"
done
head_of_table "(c) to the first check, $runs runs" "JUnit console launcher with one empty test"
row "seconds" first empty 1
