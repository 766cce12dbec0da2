#!/usr/bin/env bash
# Builds everything and runs every test on SQLite and on PostgreSQL. Ends with the line "N passed, N failed"; exit 0 only when nothing failed.
# ./test.sh --long runs the full counts of every loop (kills, random cases, load).
set -euo pipefail
cd "$(dirname "$0")"

case "${1:-}" in
--long) export HUB_TEST_LONG=1 ;;
'') ;;
*)
    echo "Usage: ./test.sh [--long]" >&2
    exit 2
    ;;
esac
# English, because the summaries of the runs are read.
export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
passed=0
failed=0
work=$(mktemp -d)
postgres=
# A project that hangs ends as a failure instead of holding the machine.
patience=$([ -n "${HUB_TEST_LONG:-}" ] && echo 4h || echo 30m)

finish() {
    local code=$?
    [ -z "$postgres" ] || as_postgres "$postgres/pg_ctl" -D "$pgdata/data" -m fast -w stop >/dev/null 2>&1 || true
    rm -rf "$work" "${pgdata:-$work}"
    # Whatever broke before the end is a failure too: the closing line is always there.
    [ "$code" = 0 ] || [ "$failed" -gt 0 ] || failed=1
    printf '\n%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" = 0 ] || exit 1
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }

# Debian's PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

server_binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

install_missing() {
    local missing=()
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
    [ -n "$(server_binaries)" ] || missing+=(postgresql)
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing ${missing[*]}"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >"$work/apt.log" 2>&1 || { tail -20 "$work/apt.log"; exit 1; }
    else
        echo "Please install: ${missing[*]} (Debian packages), then run this again." >&2
        exit 1
    fi
}

start_postgres() {
    postgres=$(server_binaries)
    # In memory where there is room: each test makes a database of its own.
    local place=${TMPDIR:-/tmp}
    if [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt 4000000 ] 2>/dev/null; then place=/dev/shm; fi
    pgdata=$(mktemp -d "$place/pg.XXXX")
    local port
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM)))
    [ "$(id -u)" != 0 ] || chown postgres: "$pgdata"
    chmod 700 "$pgdata"
    as_postgres "$postgres/initdb" -D "$pgdata/data" -U campaign --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    as_postgres "$postgres/pg_ctl" -D "$pgdata/data" -l "$pgdata/log" -w -t 60 \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pgdata -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c max_connections=300" start >/dev/null
    export HUB_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=campaign"
}

# A project that crashes, or runs no test, is a failure of its own. What follows the name chooses among its tests.
run() {
    local name=$1 log="$work/$1-${HUB_TEST_DB:-none}.log" started=$SECONDS
    shift
    say "$name${HUB_TEST_DB:+ on $HUB_TEST_DB}"
    local code=0
    timeout --kill-after=30s "$patience" dotnet test --project "tests/$name" --no-build --configuration Release "$@" >"$log" 2>&1 </dev/null || code=$?
    local ok bad
    ok=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -1)
    bad=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -1)
    passed=$((passed + ${ok:-0}))
    failed=$((failed + ${bad:-0}))
    if [ "$code" != 0 ] || [ "${ok:-0}" = 0 ]; then
        cat "$log"
        [ "${bad:-0}" -gt 0 ] || failed=$((failed + 1))
    else
        echo "${ok:-0} passed in $((SECONDS - started)) s"
    fi
}

# The output goes to a file: a compiler server that stays behind must not keep our caller's pipe open.
step() {
    say "$1"
    local log="$work/step.log"
    "${@:2}" >"$log" 2>&1 </dev/null || { tail -60 "$log"; return 1; }
}

install_missing
step "Restoring the tools" dotnet tool restore
step "Building" dotnet build CampaignHub.sln --configuration Release -v quiet
step "Publishing" dotnet publish src/CampaignHub --configuration Release -v quiet --output "$work/hub"
export HUB_TEST_PUBLISHED="$work/hub"
step "Checking the formatting" dotnet csharpier check src tests || failed=$((failed + 1))
start_postgres

for project in tests/*.Tests; do
    name=$(basename "$project")
    [ "$name" = CampaignHub.Tests ] || HUB_TEST_DB='' run "$name"
done
# One after the other: they keep both cores busy by themselves. What does not depend on the database runs on the first.
HUB_TEST_DB=sqlite run CampaignHub.Tests
HUB_TEST_DB=postgres run CampaignHub.Tests --filter-not-trait "Databases=One"
# What a browser draws does not depend on the database: the second takes the journeys that go through all of it.
HUB_TEST_DB=sqlite run CampaignHub.Browser
HUB_TEST_DB=postgres run CampaignHub.Browser --filter-trait "Databases=Both"
