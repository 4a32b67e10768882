#!/usr/bin/env bash
# The work of the quickstart's stack file by hand: background jobs, each waited for, and a failure if one fails.
# Needs a JDK, psql, curl and, as root, unshare. Takes PostgreSQL's binaries, a fresh data directory and JUnit from
# where ./predeploy keeps them, so run that once before.
# shellcheck disable=SC2317 # the steps are called by name
set -euo pipefail
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
lib=$home/launcher/target/dist/lib
cache=${PREDEPLOY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/predeploy}/postgres
pg=$(find "$cache" -maxdepth 1 -type d -name '16.*-linux-*' ! -name '*-data' | head -1)
junit=$(find "$lib" -maxdepth 1 \( -name 'junit-*.jar' -o -name 'opentest4j*.jar' -o -name 'open-test-*.jar' \
    -o -name 'apiguardian*.jar' -o -name 'jspecify*.jar' \) | paste -sd:)
work=$(mktemp -d)
plain=()
[ "$(id -u)" != 0 ] || plain=(unshare --user)
end() { # also what a failed step left running
    for pid in $(cat "$work"/*.pid 2>/dev/null || true); do kill -INT "$pid" 2>/dev/null || true; done
    wait
    rm -rf "$work"
}
trap end EXIT
cp -r "$home/examples/quickstart/src" "$home/examples/quickstart/db" "$work/"
cd "$work"
free_port() { # a port that nothing listens on
    local port
    while port=$((20000 + RANDOM)) && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}
sources() { find "src/$1/java" -name '*.java'; }

artifact() {
    # shellcheck disable=SC2046 # no name here has a blank
    javac -d classes $(sources main)
    jar --create --file quickstart.jar --main-class quickstart.Quickstart -C classes .
    [ -s quickstart.jar ]
}
lint() {
    # shellcheck disable=SC2046
    javac -Xlint:all -Werror -d lint $(sources main)
}
tests() {
    # shellcheck disable=SC2046
    javac -g -parameters -d main $(sources main)
    # shellcheck disable=SC2046
    javac -g -parameters -d tests -cp "main:$junit" $(sources test)
    java -ea -cp "tests:main:$junit" org.junit.platform.console.ConsoleLauncher execute \
        --scan-class-path=tests --reports-dir=reports --disable-banner
}
database() {
    local port
    port=$(free_port)
    cp -r "$pg-data/data" data
    printf '%s\n' "port = $port" "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" \
        "fsync = off" "synchronous_commit = off" "full_page_writes = off" >>data/postgresql.conf
    "${plain[@]}" "$pg/bin/postgres" -D data >postgres.log 2>&1 &
    echo $! >postgres.pid
    until [ "$(sed -n 8p data/postmaster.pid 2>/dev/null | tr -d ' ')" = ready ]; do sleep 0.02; done
    export PGPASSWORD PGHOST=127.0.0.1 PGPORT=$port PGUSER=postgres PGDATABASE=postgres
    PGPASSWORD=$(cat "$pg-data/password")
    for file in db/migration/V?__*.sql db/migration/R__*.sql; do
        psql -q -X -v ON_ERROR_STOP=1 --single-transaction -f "$file"
    done
    [ "$(psql -qXAt -c "select count(*) from pg_class where oid in (
        'link'::regclass, 'visit'::regclass, 'owner'::regclass, 'popular_link'::regclass)")" = 4 ]
    kill -INT "$(cat postgres.pid)"
    wait "$(cat postgres.pid)" || [ $? -lt 128 ]
}
service() {
    local port asked
    port=$(free_port)
    # shellcheck disable=SC2046
    javac -d up $(sources main)
    PORT=$port java -cp up quickstart.Quickstart >service.log 2>&1 &
    echo $! >service.pid
    for asked in $(seq 1000); do
        curl -sf "http://localhost:$port/health" >health.json && break
        kill -0 "$(cat service.pid)" && sleep 0.02
    done
    grep -q '"healthy"' health.json && grep -q '"process"' health.json && grep -q '"links"' health.json
    for asked in $(seq 21); do
        curl -s -o answer -D head -w '%{http_code}\n' "http://localhost:$port/links" >status
        grep -qi '^x-ratelimit-limit: 20' head
        [ "$asked" -gt 20 ] || [ "$(cat status)" = 200 ]
    done
    [ "$(cat status)" = 429 ]
    kill "$(cat service.pid)"
    wait "$(cat service.pid)" || true
}

jobs=()
for step in artifact lint tests database service; do
    (set -e; trap - EXIT; "$step") >"$step.out" 2>&1 &
    jobs+=("$!:$step")
done
failed=0
for job in "${jobs[@]}"; do
    wait "${job%%:*}" || { failed=1; echo "quickstart.sh: ${job#*:} failed" >&2; cat "${job#*:}.out" >&2; }
done
exit "$failed"
