# Shared by the verbs of ./wm; sourced, never run. ROOT and LOCAL are set by wm.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$@"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# dll NAME [debug|release]: Database.Migrator -> its built assembly
dll() { printf '%s' "$ROOT/artifacts/bin/$1/${2:-debug}/WelfareMutual.$1.dll"; }

migrator() { dotnet "$(dll Database.Migrator)" "$@"; }

need_sdk() {
  command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    fail "The .NET 10 SDK is missing. Debian and macOS: https://dotnet.microsoft.com/download/dotnet/10.0"
}

# Prints the words that make a command run as root ("" for root itself); fails when there are none.
as_root() {
  if [ "$(id -u)" = 0 ]; then printf ''
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then printf 'sudo -n'
  else return 1; fi
}

# install_debian PACKAGE...: quiet, without questions; fails where apt or the right to use it is missing
install_debian() {
  command -v apt-get >/dev/null 2>&1 || return 1
  local root
  root="$(as_root)" || return 1
  say "Installing $*" >&2
  local try
  for try in 1 2 3; do
    if $root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 &&
       $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2; then
      return 0
    fi
    sleep $((try * 5))
  done
  return 1
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port WANTED: that port, or the next one that nobody listens on
free_port() {
  local port="$1"
  while port_taken "$port"; do port=$((port + 1)); done
  printf '%s' "$port"
}

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# secret FILE: its content; made on the first call, readable by its owner only
secret() {
  [ -s "$1" ] || (umask 077; random_hex 24 >"$1")
  cat "$1"
}

# alive PID WORD: a process of that number runs, and its command line holds the word
# (after a reboot or in a container the number may belong to somebody else)
alive() { [ -n "$1" ] && ps -p "$1" -o command= 2>/dev/null | grep -qF -- "$2"; }

# build PROJECT OPTIONS...: quiet; the compiler's words only when it fails
build() {
  mkdir -p "$LOCAL/logs"
  if [ "${UseSharedCompilation:-}" = false ] && command -v pkill >/dev/null 2>&1; then
    build_with_own_compiler "$@" && return 0
  fi
  dotnet build "$@" -v q --nologo >"$LOCAL/logs/build.log" 2>&1 || { cat "$LOCAL/logs/build.log" >&2; return 1; }
}

# Where the machine's settings forbid a compiler that stays, one that ends with the build: without any, each of fifty projects starts its own.
build_with_own_compiler() {
  local name="wm-$$" code=0
  dotnet build "$@" -v q --nologo -p:UseSharedCompilation=true -p:SharedCompilationId="$name" >"$LOCAL/logs/build.log" 2>&1 || code=$?
  pkill -f -- "-pipename:$name" || true
  return "$code"
}

# build_unless_fresh STAMP FILE: builds what the project or solution filter names, unless no source changed since the stamp
build_unless_fresh() {
  local stamp="$ROOT/artifacts/.built-$1"
  shift
  if [ -e "$stamp" ] && [ -z "$(cd "$ROOT" && find modules web host db dev tests tools Directory.*.props global.json \
      -name node_modules -prune -o -newer "$stamp" ! -name '*.sql' ! -name '*.sh' -print | head -n 1)" ]; then
    return 0
  fi
  mkdir -p "$ROOT/artifacts"
  touch "$stamp.next"
  say "Building"
  build "$ROOT/$1" || fail "The build failed."
  mv "$stamp.next" "$stamp"
}
