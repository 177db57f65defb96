# ./wm db ...: the development database of ./wm run. Sourced by wm.

DATABASE=welfare_mutual

# Starts the cluster, makes the database on the first start and sets the connection strings of all roles.
# Nothing is exported: a process is handed its own and no other.
open_database() {
  start_cluster pg 54320 fsync=on synchronous_commit=on
  [ -n "$(sql -d postgres -c "select 1 from pg_database where datname = '$DATABASE'")" ] || sql -d postgres -c "create database $DATABASE"
  ADMINISTRATOR="$(connection "$DATABASE" postgres "$PG_PASSWORD")"
  OWNER="$(connection "$DATABASE" wm_owner "$(role_password Owner)")"
  GATEWAY="$(connection "$DATABASE" wm_gateway "$(role_password Gateway)")"
  OFFICE="$(connection "$DATABASE" wm_office "$(role_password Office)")"
  JOBS="$(connection "$DATABASE" wm_jobs "$(role_password Jobs)")"
  AUDITOR="$(connection "$DATABASE" auditor "$(role_password Auditor)")"
  BACKUP="$(connection "$DATABASE" wm_backup "$(role_password Backup)")"
}

role_password() { secret "$LOCAL/role-$1.secret"; }

migrate() {
  local role
  ( export WM__Database__Owner="$ADMINISTRATOR"
    for role in Owner Gateway Office Jobs Auditor Backup; do export "Roles__${role}Password=$(role_password "$role")"; done
    migrator migrate --sql "$ROOT/db" )
}

drop_database() {
  sql -d postgres -c "drop database if exists $DATABASE with (force)"
  rm -f "$LOCAL/demo.state" "$LOCAL/demo.json"
}

# db/schema.sql comes from a database of its own, so that a half-migrated development database cannot colour it.
dump_schema() {
  start_test_cluster
  local scratch="wm_dump_$$"
  sql -d postgres -c "create database $scratch"
  local result=0
  WM__Database__Owner="$(connection "$scratch" postgres "$PG_PASSWORD")"
  export WM__Database__Owner
  { migrator migrate --sql "$ROOT/db" && migrator dump --sql "$ROOT/db"; } || result=$?
  sql -d postgres -c "drop database $scratch"
  [ -z "$PG_STARTED" ] || end_test_cluster
  return $result
}

verb_db() {
  need_sdk
  local verb="${1:-}" result=0
  [ $# -eq 0 ] || shift
  case "$verb" in
    test-cluster) start_test_cluster; printf '%s\n' "$WM_TEST_DATABASE"; return ;;
    migrate|status|dump|psql|reset) build_unless_fresh migrator db/Migrator/Migrator.csproj ;;
    *) fail "./wm db migrate|status|dump|psql|reset" ;;
  esac
  if [ "$verb" = dump ]; then unset WM_TEST_DATABASE; dump_schema; return; fi
  open_database
  local started="$PG_STARTED"
  case "$verb" in
    migrate) migrate || result=$? ;;
    status) WM__Database__Owner="$ADMINISTRATOR" migrator status --sql "$ROOT/db" || result=$? ;;
    psql) PGPASSWORD="$PG_PASSWORD" "$WM_PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U postgres -d "$DATABASE" "$@" || result=$? ;;
    reset) drop_database; open_database; migrate || result=$?; say "Empty. ./wm run loads the demo data again." ;;
  esac
  [ -z "$started" ] || stop_cluster pg
  return $result
}
