# ./wm portal list|register|revoke: the register of Portals of the development installation. Sourced by wm.
# Exit status 0: done, 1: refused (the reason is printed), 64: asked wrongly.
. "$ROOT/tools/database.sh"

verb_portal() {
  case "${1:-}" in
    list|register|revoke) ;;
    *) fail "./wm portal list | register NAME (--certificate FILE | --plain) --by S001 --with S002 | revoke NAME --since 2026-04-01T09:00 --by S001 --with S002 --reason stolen|suspected|retired|exercise" ;;
  esac
  need_sdk
  build_unless_fresh office host/BackOffice/BackOffice.csproj
  open_database
  local started="$PG_STARTED" result=0
  # A file is named from where the caller stands.
  local words=() word
  for word in "$@"; do
    if [ "${words[*]+x}" ] && [ "${words[$((${#words[@]} - 1))]}" = --certificate ]; then word="$(cd "$(dirname "$word")" && pwd -P)/$(basename "$word")"; fi
    words+=("$word")
  done
  (cd "$(dirname "$(dll Host.BackOffice)")" && export "WM__Database__Jobs=$JOBS" "WM__Keys=$LOCAL/keys/office" "WM__Keys__Gateway=$LOCAL/keys/gateway" &&
    exec dotnet "$(dll Host.BackOffice)" portal "${words[@]}") || result=$?
  [ -z "$started" ] || stop_cluster pg
  return $result
}
