# Private PostgreSQL clusters below .local/: pg for ./wm run, pgtest for tests. Sourced by wm.
# They listen on 127.0.0.1 only, have no socket file (its path may be too long) and know passwords only (SCRAM).

find_postgres() {
  [ -n "${WM_PG_BIN:-}" ] && return 0
  local folder
  for folder in "$(dirname "$(command -v postgres 2>/dev/null || true)")" \
      $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
        /opt/homebrew/opt/postgresql/bin /usr/local/opt/postgresql/bin 2>/dev/null | sort -rV); do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && [ -x "$folder/pg_dump" ] && [ -x "$folder/psql" ] || continue
    if [ "$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 15 ]; then
      export WM_PG_BIN="$folder"
      return 0
    fi
  done
  return 1
}

need_postgres() {
  find_postgres && return 0
  if install_debian postgresql && find_postgres; then return 0; fi
  case "$(uname -s)" in
    Darwin) fail "PostgreSQL 15 or later is missing. Type: brew install postgresql@17" ;;
    *) fail "PostgreSQL 15 or later is missing. Type: sudo apt-get install -y postgresql" ;;
  esac
}

# PostgreSQL refuses to run as root; then its own user runs it. cd /: that user may be unable to stand in this folder.
pg_user() { if id postgres >/dev/null 2>&1; then printf postgres; else printf nobody; fi; }
as_pg() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u "$(pg_user)" -- "$@"); else "$@"; fi
}

# pg_folder NAME: where the cluster lies. Where PostgreSQL's user cannot reach .local, a folder in /var/tmp with a link here.
pg_folder() {
  local link="$LOCAL/$1"
  if [ "$(id -u)" != 0 ]; then mkdir -p "$link"; printf '%s' "$link"; return; fi
  if [ ! -e "$link" ]; then
    rm -f "$link"
    mkdir -p "$link"
    chown "$(pg_user)" "$link"
    if ! as_pg test -w "$link"; then
      rmdir "$link"
      local away="/var/tmp/wm-$(printf '%s' "$link" | cksum | tr -cd '0-9')"
      mkdir -m 700 "$away" 2>/dev/null || [ -O "$away" ] || [ "$(ls -ld "$away" | awk '{print $3}')" = "$(pg_user)" ] ||
        fail "$away belongs to somebody else."
      chown "$(pg_user)" "$away"
      ln -s "$away" "$link"
    fi
  fi
  (cd "$link" && pwd -P)
}

pg_running() { as_pg "$WM_PG_BIN/pg_ctl" -D "$1" status >/dev/null 2>&1; }

# start_cluster NAME FIRST_PORT SETTINGS...: makes and starts the cluster unless it runs; sets PG_PORT, PG_PASSWORD and PG_STARTED
start_cluster() {
  local name="$1" wanted="$2"
  shift 2
  need_postgres
  mkdir -p "$LOCAL"
  local folder log="$LOCAL/logs/$name.log"
  mkdir -p "$LOCAL/logs"
  lock "$LOCAL/$name.lock"
  folder="$(pg_folder "$name")"
  PG_PASSWORD="$(secret "$LOCAL/$name.secret")"
  [ -e "$folder/data/PG_VERSION" ] || make_cluster "$folder"
  PG_STARTED=""
  forget_stale_pid "$folder/data"
  if pg_running "$folder/data"; then
    PG_PORT="$(cat "$LOCAL/$name.port")"
  else
    local try settings setting
    for try in 1 2 3 4; do
      PG_PORT="$(free_port "$wanted")"
      settings="-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
      for setting in "$@"; do settings="$settings -c $setting"; done
      ! (close_inherited; as_pg "$WM_PG_BIN/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 -o "$settings" start) >"$log" 2>&1 </dev/null || break
      [ "$try" != 4 ] || { cat "$log" >&2; as_pg tail -n 20 "$folder/log" >&2; unlock "$LOCAL/$name.lock"; fail "PostgreSQL did not start."; }
      wanted=$((PG_PORT + 1)) # taken meanwhile, or held by a connection going out, which nobody can be seen to listen on
    done
    printf '%s' "$PG_PORT" >"$LOCAL/$name.port"
    PG_STARTED=yes
  fi
  unlock "$LOCAL/$name.lock"
}

make_cluster() {
  local folder="$1" passwords
  passwords="$(mktemp /tmp/wm-XXXXXX)"
  printf '%s' "$PG_PASSWORD" >"$passwords"
  [ "$(id -u)" != 0 ] || chown "$(pg_user)" "$passwords"
  as_pg rm -rf "$folder/data" # a first start that was cut short
  as_pg "$WM_PG_BIN/initdb" -D "$folder/data" -U postgres --pwfile="$passwords" --auth=scram-sha-256 \
    --encoding=UTF8 --no-locale --data-checksums >"$LOCAL/logs/initdb.log" 2>&1 ||
    { rm -f "$passwords"; cat "$LOCAL/logs/initdb.log" >&2; fail "PostgreSQL's initdb failed."; }
  rm -f "$passwords"
}

# A postmaster.pid whose number now belongs to another program makes PostgreSQL refuse to start.
forget_stale_pid() {
  local file="$1/postmaster.pid" pid
  pid="$(as_pg head -n 1 "$file" 2>/dev/null || true)"
  [ -z "$pid" ] || alive "$pid" postgres || as_pg rm -f "$file"
}

stop_cluster() {
  local folder="$LOCAL/$1"
  [ -e "$folder" ] && find_postgres || return 0
  folder="$(cd "$folder" && pwd -P)"
  ! pg_running "$folder/data" || as_pg "$WM_PG_BIN/pg_ctl" -D "$folder/data" -m fast -w -t 60 stop >/dev/null
}

remove_cluster() {
  stop_cluster "$1"
  [ -e "$LOCAL/$1" ] && rm -rf "$(cd "$LOCAL/$1" && pwd -P)"
  rm -rf "${LOCAL:?}/$1" "$LOCAL/$1.port" "$LOCAL/$1.secret"
}

# A server that lives on must not hold what its starter had open (a lock file, a pipe somebody reads to its end).
close_inherited() {
  local file number
  for file in /dev/fd/*; do
    number="${file##*/}"
    case "$number" in 0|1|2|*[!0-9]*) ;; *) eval "exec $number>&-" 2>/dev/null || true ;; esac
  done
}

# One starter at a time; macOS has no flock. A lock whose owner is gone is broken.
lock() {
  local tries=0
  until mkdir "$1" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] && kill -0 "$(cat "$1/pid" 2>/dev/null || printf 0)" 2>/dev/null || { [ "$tries" -gt 20 ] && rm -rf "$1"; }
    sleep 0.1
  done
  printf '%s' "$$" >"$1/pid"
}
unlock() { rm -rf "$1"; }

connection() { printf 'Host=127.0.0.1;Port=%s;Database=%s;Username=%s;Password=%s' "$PG_PORT" "$1" "$2" "$3"; }

# The tests' cluster promises nothing, so it lies in memory where there is room: hundreds of databases are made and dropped.
# Its folder in .local becomes a link; a reboot leaves the link alone, and the cluster is made anew.
keep_in_memory() {
  local link="$LOCAL/$1" away
  [ ! -e "$link" ] && [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 4000000 ] || return 0
  need_postgres
  away="/dev/shm/wm-$(printf '%s' "$link" | cksum | tr -cd '0-9')"
  ! pg_running "$away/data" || return 0
  rm -rf "$away" "$link" 2>/dev/null
  mkdir -m 700 "$away" 2>/dev/null || return 0
  [ "$(id -u)" != 0 ] || chown "$(pg_user)" "$away"
  mkdir -p "$LOCAL"
  ln -s "$away" "$link"
}

start_test_cluster() {
  if [ -z "${WM_TEST_DATABASE:-}" ]; then
    keep_in_memory pgtest
    start_cluster pgtest 54420 fsync=off synchronous_commit=off full_page_writes=off autovacuum=off max_connections=1000
    WM_TEST_DATABASE="$(connection postgres postgres "$PG_PASSWORD")"
    export WM_TEST_DATABASE
  else
    need_postgres
  fi
}

# What is in memory is given back; the rest is only stopped.
end_test_cluster() {
  if [ -L "$LOCAL/pgtest" ]; then remove_cluster pgtest; else stop_cluster pgtest; fi
}

sql() { PGPASSWORD="$PG_PASSWORD" "$WM_PG_BIN/psql" -qXAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PG_PORT" -U postgres "$@"; }
