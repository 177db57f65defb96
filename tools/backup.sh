# ./wm backup and ./wm restore: sealed backups of the development database. Sourced by wm.
. "$ROOT/tools/database.sh"

# office COMMAND...: the back office's program as the command of an operator; settings by environment, for arguments are public
office() {
  (cd "$(dirname "$(dll Host.BackOffice)")" && export "WM__Database__Jobs=$JOBS" "WM__Database__Backup=$BACKUP" "WM__Database__Administrator=$ADMINISTRATOR" \
    "WM__Keys=$LOCAL/keys/office" "WM__Backup__Keys=$LOCAL/keys/backup" "WM__Backup__Folder=$LOCAL/backups" "WM__Retention__List=$LOCAL/erased" &&
    exec dotnet "$(dll Host.BackOffice)" "$@")
}

verb_backup() {
  need_sdk
  build_unless_fresh office host/BackOffice/BackOffice.csproj
  build_unless_fresh migrator db/Migrator/Migrator.csproj
  open_database
  local started="$PG_STARTED" result=0
  migrate >"$LOCAL/logs/migrate.log" 2>&1 || { cat "$LOCAL/logs/migrate.log" >&2; fail "The migration failed."; }
  migrator keys --folder "$LOCAL/keys"
  office backup "$@" || result=$?
  [ -z "$started" ] || stop_cluster pg
  return $result
}

verb_restore() {
  need_sdk
  build_unless_fresh office host/BackOffice/BackOffice.csproj
  open_database
  local started="$PG_STARTED" result=0
  office restore "$@" || result=$?
  [ -z "$started" ] || stop_cluster pg
  return $result
}
