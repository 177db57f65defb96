# ./wm test, check, bench, docs. Sourced by wm.

TEST_PROJECTS="Architecture Browser Modules Web Drills"

# Runs while the two projects after it do, for it mostly waits for pages; drills have the machine to themselves, because they measure.
TEST_BESIDE="Browser"

find_chromium() {
  local name
  for name in "${WM_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$name" ] || continue
    WM_CHROMIUM="$(command -v "$name" 2>/dev/null || true)"
    if [ -n "$WM_CHROMIUM" ]; then export WM_CHROMIUM; return 0; fi
  done
  return 1
}

need_chromium() {
  find_chromium && return 0
  if install_debian chromium fonts-noto-cjk && find_chromium; then return 0; fi
  case "$(uname -s)" in
    Darwin) fail "Chromium is missing, which the browser tests drive. Type: brew install --cask chromium" ;;
    *) fail "Chromium is missing, which the browser tests drive. Type: sudo apt-get install -y chromium fonts-noto-cjk" ;;
  esac
}

# Replaces the shell it runs in: call it in one of its own. A run of some minutes never earns back what the runtime
# spends on profiling its own code, on moving it between two mappings and on a collector beside it: a sixth of the whole.
run_tests() {
  export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 DOTNET_gcConcurrent=0
  exec dotnet test "$(dll "Tests.$1")" --nologo ${2:+--filter "FullyQualifiedName~$2"} \
    --results-directory "$ROOT/artifacts/results" --logger "trx;LogFileName=$1.trx" --logger "console;verbosity=minimal"
}

counter() { sed -n 's/.*<Counters.*[ ]'"$1"'="\([0-9]*\)".*/\1/p' "$2" | head -n 1; }

verb_test() {
  local part="${1:-}" project code started beside="" passed=0 failed=0 skipped=0 results="$ROOT/artifacts/results"
  need_sdk
  need_chromium
  build "$ROOT/WelfareMutual.sln" || { say "The build failed." "0 passed, 1 failed, 0 skipped"; exit 1; }
  start_test_cluster
  started="${PG_STARTED:-}"
  trap '[ -z "$beside" ] || kill "$beside" 2>/dev/null || true; [ -z "$started" ] || end_test_cluster' EXIT
  rm -rf "$results"
  mkdir -p "$results"
  for project in $TEST_PROJECTS; do
    if [ "$project" = "$TEST_BESIDE" ]; then
      (run_tests "$project" "$part") >"$results/$project.log" 2>&1 &
      beside=$!
      continue
    fi
    [ "$project" != Drills ] || end_beside
    code=0
    (run_tests "$project" "$part") || code=$?
    tally "$results/$project.trx" "$code"
  done
  end_beside
  stop_test_cluster_of_ours
  [ "$((passed + failed + skipped))" -gt 0 ] || say "No test ran: is '$part' a part of a test's name?"
  say "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$((passed + failed))" -gt 0 ]
}

# Waits for what runs beside the others, shows what it said and counts it.
end_beside() {
  local code=0
  [ -n "$beside" ] || return 0
  wait "$beside" || code=$?
  beside=""
  cat "$results/$TEST_BESIDE.log"
  tally "$results/$TEST_BESIDE.trx" "$code"
}

# Adds one project's results to passed, failed and skipped. A run that broke off counts as a failure even if no test says so.
tally() {
  local file="$1" code="$2" total executed ok
  total=0 executed=0 ok=0
  if [ -e "$file" ]; then
    total="$(counter total "$file")" executed="$(counter executed "$file")" ok="$(counter passed "$file")"
  fi
  local bad=$((executed - ok))
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
}

stop_test_cluster_of_ours() {
  [ -z "$started" ] || end_test_cluster
  trap - EXIT
}

verb_check() {
  need_sdk
  say "Format"
  dotnet format whitespace "$ROOT/WelfareMutual.sln" --verify-no-changes || fail "Type: dotnet format whitespace"
  say "Build, warnings are errors"
  build "$ROOT/WelfareMutual.sln" || fail "The build failed."
  say "Boundaries, documents and deployment"
  TEST_PROJECTS=Architecture
  verb_test
}

verb_bench() {
  need_sdk
  build "$ROOT/tests/Load/Load.csproj" -c Release || fail "The build failed."
  # Speed is measured on a database that keeps its promises.
  start_cluster pgbench 54520 fsync=on synchronous_commit=on
  trap 'stop_cluster pgbench' EXIT
  WM_TEST_DATABASE="$(connection postgres postgres "$PG_PASSWORD")"
  export WM_TEST_DATABASE
  say "$(uname -sm), $(getconf _NPROCESSORS_ONLN) processors, $(awk '/MemTotal/ {printf "%d GB", $2/1048576}' /proc/meminfo 2>/dev/null), PostgreSQL $("$WM_PG_BIN/postgres" --version | sed 's/[^0-9]*//'), .NET $(dotnet --version)"
  dotnet "$(dll Tests.Load release)" "$@"
}

verb_docs() {
  need_sdk
  WM_WRITE_DOCS=1 dotnet test "$ROOT/tests/Architecture" --nologo -v q --filter "FullyQualifiedName~Catalogue"
}
