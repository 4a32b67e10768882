#!/usr/bin/env bash
# The work of consult's stack file by hand: background jobs, each waited for, and a failure if one fails.
# Needs docker with Buildx and Compose. CONSULT_POSTGRES names the database's image; the argument, a copy of consult.
# shellcheck disable=SC2317 # the steps are called by name
set -euo pipefail
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
postgres=${CONSULT_POSTGRES:-postgres:16-alpine}
name=consult-by-hand-$$
work=$(mktemp -d)
end() { # also what a failed step left running
    docker ps -aq --filter "label=$name" | xargs -r docker rm -fv >/dev/null
    docker network rm "$name" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap end EXIT
cd "${1:-$home/examples/consult}"

build() { docker buildx build -q --load -t "$name-$1" "${@:2}"; }
run() { docker run --rm --init --label "$name" --network none "$@"; }
healthy() { # IMAGE [HEALTH]: its entry point starts, and stays or turns healthy
    local id
    id=$(docker run -d --init --label "$name" --health-interval 1s "$1")
    if [ "${2:-}" = health ]; then
        until [ "$(docker inspect -f '{{.State.Health.Status}}' "$id")" = healthy ]; do sleep 0.1; done
    else
        sleep 2
    fi
    [ "$(docker inspect -f '{{.State.Running}}' "$id")" = true ]
    docker rm -fv "$id"
}

compose() { docker compose --env-file .env.example -f compose.yml config -q; }
django_holds() {
    [ "$(docker inspect -f '{{.Config.User}}' "$name-django")" = app ]
    docker inspect -f '{{json .Config.ExposedPorts}}' "$name-django" | grep -q 8000/tcp
    [ "$(docker inspect -f '{{.Size}}' "$name-django")" -lt 700000000 ]
    run "$name-django" sh -c 'test -f manage.py && ! test -e worker && ! test -e tests/__pycache__'
    run "$name-django" python -c "import psycopg"
    healthy "$name-django" health
}
worker_holds() {
    [ "$(docker inspect -f '{{.Config.User}}' "$name-worker")" = nobody ]
    healthy "$name-worker"
}
ruff() { run "$name-django" ruff check --no-cache; }
mypy() { run "$name-django" mypy --cache-dir /dev/null .; }
pytest() { run "$name-django" pytest -p no:cacheprovider; }
eslint() { run "$name-worker" node_modules/.bin/eslint .; }
tsc() { run "$name-worker" node_modules/.bin/tsc --noEmit; }
vitest() { run "$name-worker" node_modules/.bin/vitest run; }
artifact() { run "$name-coffee-shop" sh -c 'pnpm build && test -s dist/index.html'; }
database() {
    docker network create --internal "$name"
    docker run -d --label "$name" --network "$name" --network-alias database --tmpfs /data -e PGDATA=/data/db \
        -e POSTGRES_PASSWORD=secret --name "$name" "$postgres" \
        postgres -c fsync=off -c synchronous_commit=off -c full_page_writes=off
    until docker exec "$name" pg_isready -q -h 127.0.0.1 -U postgres; do sleep 0.05; done
    on=(--rm --init --label "$name" --network "$name" -e PGHOST=database -e PGUSER=postgres -e PGPASSWORD=secret
        -e PGDATABASE=postgres "$name-django" python manage.py)
    docker run "${on[@]}" migrate --noinput
    docker run "${on[@]}" migrate --check
    docker run "${on[@]}" migrate --noinput # and again, without a change
    docker run "${on[@]}" makemigrations --check --dry-run --noinput
    docker run "${on[@]}" check --database default --deploy --fail-level WARNING
    [ "$(docker exec "$name" psql -qXAt -U postgres -c "select count(*) from django_migrations
        where app in ('clients', 'sites') and to_regclass('clients_client') is not null
        and to_regclass('clients_invoice') is not null and to_regclass('sites_site') is not null")" -ge 7 ]
}

jobs=()
start() { # STEP... : in the background
    local step
    for step in "$@"; do
        (set -e; trap - EXIT; "$step") >"$work/$step.out" 2>&1 &
        jobs+=("$!:$step")
    done
}
of_django() { build django -f docker/django.Dockerfile .; }
of_worker() { build worker worker; }
of_site() { build coffee-shop coffee-shop; }
then_do() { # STEP NEXT... : a step, and what needs it
    (set -e; trap - EXIT; "$1") >"$work/$1.out" 2>&1 || { echo "consult-by-hand: $1 failed" >&2; cat "$work/$1.out" >&2; return 1; }
    shift
    jobs=()
    start "$@"
    finish
}
finish() {
    local failed=0 job
    for job in "${jobs[@]}"; do
        wait "${job%%:*}" || { failed=1; echo "consult-by-hand: ${job#*:} failed" >&2; cat "$work/${job#*:}.out" >&2; }
    done
    return "$failed"
}
(trap - EXIT; then_do of_django django_holds ruff mypy pytest database) & django=$!
(trap - EXIT; then_do of_worker worker_holds eslint tsc vitest) & worker=$!
(trap - EXIT; then_do of_site artifact) & site=$!
(trap - EXIT; compose) & checked=$!
code=0
for pid in "$django" "$worker" "$site" "$checked"; do wait "$pid" || code=1; done
docker rmi -f "$name-django" "$name-worker" "$name-coffee-shop" >/dev/null
exit "$code"
