# ./wm keys status|rotate: the development installation's keys. Sourced by wm.
. "$ROOT/tools/database.sh"

verb_keys() {
  need_sdk
  local verb="${1:-status}" result=0
  case "$verb" in
    status|rotate) ;;
    *) fail "./wm keys status | ./wm keys rotate own|office|health|bank|identity|index" ;;
  esac
  build_unless_fresh migrator db/Migrator/Migrator.csproj
  open_database
  local started="$PG_STARTED"
  case "$verb" in
    status) WM__Database__Owner="$OWNER" migrator keys-status --folder "$LOCAL/keys" || result=$? ;;
    rotate) WM__Database__Owner="$OWNER" migrator keys-rotate --key "${2:-}" || result=$? ;;
  esac
  [ -z "$started" ] || stop_cluster pg
  return $result
}
