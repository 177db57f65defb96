# ./wm drill: breaks what may break and looks whether the promises hold. Sourced by wm.

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
