# ./wm card NAME...: makes demo cards for the development site, and prints what the page カードを登録する asks for. Sourced by wm.

verb_card() {
  [ $# -gt 0 ] || fail "./wm card S010 [S011 ...]"
  local names
  names="$(IFS=,; printf '%s' "$*")"
  need_sdk
  build_unless_fresh migrator db/Migrator/Migrator.csproj
  migrator cards --folder "$LOCAL/cards" --names "$names"
  migrator cards-show --folder "$LOCAL/cards" --names "$names"
}
