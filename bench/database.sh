#!/usr/bin/env bash
# (f) A migrated database, the first one and each further one, by Predeploy (embedded, a clone of a template) and by
# Testcontainers with plain Flyway (a container; each further database migrated anew in it), in turn. Needs an engine that has
# or can pull IMAGE; where its reaper cannot be pulled, set TESTCONTAINERS_RYUK_DISABLED=true.
# Both print milliseconds from within the JVM; the first figure has all that it takes but the JVM's own start.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
image=${IMAGE:-postgres:16-alpine}
version=${VERSION:-16}
files=${FILES:-50}

mkdir "$scratch/migrations" "$scratch/classes"
for number in $(seq "$files"); do
    printf 'CREATE TABLE t%s (id bigserial PRIMARY KEY, name text NOT NULL, price numeric(10,2), at timestamptz NOT NULL DEFAULT now());\nCREATE INDEX ON t%s (name);\n' \
        "$number" "$number" >"$scratch/migrations/V${number}__t.sql"
done
javac -nowarn -proc:none -cp "$lib/*" -d "$scratch/classes" "$home/bench/src/DatabaseBench.java"

made() { # NAME ARGUMENTS... : appends the two figures of one run to the file NAME
    local name=$1
    shift
    java -cp "$scratch/classes:$lib/*" DatabaseBench "$@" "$scratch/migrations" >"$scratch/$name.out" 2>&1 || fail "$name"
    tail -1 "$scratch/$name.out" >>"$scratch/$name"
}

made warm ours "$version"
made warm theirs "$image"
for _ in $(seq "$runs"); do
    made ours ours "$version"
    made theirs theirs "$image"
done
head_of_table "(f) a database with $files migrations, $runs runs" "Testcontainers and Flyway, $image"
row "milliseconds, the first" ours theirs 1
row "milliseconds, each further one" ours theirs 2
