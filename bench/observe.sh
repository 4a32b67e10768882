#!/usr/bin/env bash
# (g) 300 migrations of tables that are live, applied and observed, with every lock, scan and rewrite of each statement, against
# the same applied by plain Flyway, on an embedded server, in turn.
# Both print milliseconds from within the JVM, without its start and the server's.
set -euo pipefail
# shellcheck source=bench/lib.sh
. "$(dirname "$0")/lib.sh"
version=${VERSION:-16}
files=${FILES:-300}

mkdir "$scratch/migrations" "$scratch/classes"
for number in $(seq 4 4 "$files"); do # what is live
    echo "CREATE TABLE orders_$number (id bigserial PRIMARY KEY, name text, at timestamptz NOT NULL DEFAULT now());
INSERT INTO orders_$number (name) SELECT n FROM generate_series(1, 20) n;" >>"$scratch/migrations/V0__live.sql"
done
for number in $(seq "$files"); do # for each of its tables, in turn: a column with its index, rows, constraints, another type
    table=orders_$(((number + 3) / 4 * 4))
    case $((number % 4)) in
        1) sql="ALTER TABLE $table ADD COLUMN price numeric(10, 2);
CREATE INDEX ON $table (price);" ;;
        2) sql="UPDATE $table SET price = 1 WHERE price IS NULL;
INSERT INTO $table (name, price) SELECT n, n FROM generate_series(1, 20) n;" ;;
        3) sql="ALTER TABLE $table ADD CONSTRAINT priced CHECK (price > 0);
ALTER TABLE $table ALTER COLUMN price SET NOT NULL;" ;;
        0) sql="ALTER TABLE $table ALTER COLUMN name TYPE varchar(100);" ;;
    esac
    echo "$sql" >"$scratch/migrations/V${number}__step.sql"
done
javac -nowarn -proc:none -cp "$lib/*" -d "$scratch/classes" "$home/bench/src/ObserveBench.java"

applied() { # NAME ARGUMENTS... : appends the two figures of one run to the file NAME
    local name=$1
    shift
    java -cp "$scratch/classes:$lib/*" ObserveBench "$@" "$version" "$scratch/migrations" >"$scratch/$name.out" 2>&1 || fail "$name"
    tail -1 "$scratch/$name.out" >>"$scratch/$name"
}

applied warm ours
applied warm theirs
for _ in $(seq "$runs"); do
    applied ours ours
    applied theirs theirs
done
head_of_table "(g) $files migrations, PostgreSQL $version, $runs runs" "plain Flyway"
row "milliseconds, the first time in a JVM" ours theirs 1
row "milliseconds, each further time" ours theirs 2
