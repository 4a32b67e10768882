#!/usr/bin/env bash
# (a) 1,000 checks that do nothing, by Predeploy and by JUnit's own console launcher, in turn.
# (c) From start to the first check running, against an empty run of the console launcher.
set -euo pipefail
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

predeploy() { env PREDEPLOY_CLASSPATH="$scratch/classes" "$home/predeploy" run --format plain --stack "$1"; }
console() {
    java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dbench.count="$1" -cp "$scratch/classes:$lib/*" \
        org.junit.platform.console.ConsoleLauncher execute --select-class bench.NoopTests \
        --disable-banner --details none
}
export -f predeploy console
export home lib scratch

once() { # NAME FUNCTION ARGUMENT
    measure "$1" bash -c "$2 $3"
}
once warm predeploy "$scratch/many/predeploy.yml"
once warm console "$count"
for _ in $(seq "$runs"); do
    once predeploy predeploy "$scratch/many/predeploy.yml"
    once junit console "$count"
done
echo "(a) $count checks that do nothing, $runs runs each in turn"
compare predeploy junit

for _ in $(seq "$runs"); do
    begun=$(date +%s%3N)
    predeploy "$scratch/one/predeploy.yml" >/dev/null
    at=$(sed -n 's/.*"event":"check-started".*"at":"\([^"]*\)".*/\1/p; s/.*"at":"\([^"]*\)".*"event":"check-started".*/\1/p' \
        "$scratch/one/target/predeploy/events.ndjson" | head -1)
    first=$(date -d "$at" +%s%3N)
    awk -v ms=$((first - begun)) 'BEGIN { print ms / 1000, 1 }' >>"$scratch/first"
    once empty console 1
done
echo "(c) from start to the first check, against an empty run of JUnit's console launcher, $runs runs each in turn"
printf '%-10s %-9s %s\n' first seconds "$(column first 1)"
printf '%-10s %-9s %s\n' empty seconds "$(column empty 1)"
printf '%-10s %-9s %s\n' ratio first/empty "$(ratio first empty 1)"
