# ./wm drill: breaks what may break and looks whether the promises hold. Sourced by wm.

# The proof of absence is a drill with a name of its own: invented people in a cluster of its own, never the data of ./wm run.
verb_purge() {
  [ "${1:-}" = prove ] || fail "./wm purge prove [--smoke] [--planted]"
  shift
  verb_drill prove "$@"
}

verb_drill() {
  need_sdk
  need_postgres
  case " $* " in
    *" firewall "* | *" D21 "*)
      [ "$(uname -s)" = Linux ] || fail "The firewall drill builds network namespaces, which need Linux."
      [ "$(id -u)" = 0 ] || fail "The firewall drill builds network namespaces, which need root: sudo ./wm drill $*"
      need_firewall ;;
  esac
  build_unless_fresh drills tests/Drills/Drills.csproj
  dotnet "$(dll Tests.Drills)" "$@"
}

firewall_missing() {
  local missing=""
  PATH="$PATH:/usr/sbin:/sbin" command -v nft >/dev/null 2>&1 || missing="$missing nftables"
  PATH="$PATH:/usr/sbin:/sbin" command -v ip >/dev/null 2>&1 || missing="$missing iproute2"
  printf '%s' "$missing"
}

need_firewall() {
  local missing
  missing="$(firewall_missing)"
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_debian $missing || fail "Missing:$missing. Type: sudo apt-get install -y$missing"
}
