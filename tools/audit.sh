# ./wm audit verify: the log against its chain and its seals. Sourced by wm. Exit status 0: nothing wrong, 1: the first bad record is named.
. "$ROOT/tools/database.sh"

verb_audit() {
  [ "${1:-}" = verify ] || fail "./wm audit verify [--from 2026-04-01] [--to 2026-04-30]"
  need_sdk
  build_unless_fresh office host/BackOffice/BackOffice.csproj
  open_database
  local started="$PG_STARTED" result=0
  (cd "$(dirname "$(dll Host.BackOffice)")" && export "WM__Database__Jobs=$JOBS" "WM__Keys=$LOCAL/keys/office" "WM__Audit__Seals=$LOCAL/seals" &&
    exec dotnet "$(dll Host.BackOffice)" audit "$@") || result=$?
  [ -z "$started" ] || stop_cluster pg
  return $result
}
