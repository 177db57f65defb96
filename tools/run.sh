# ./wm run, stop, demo. Sourced by wm.
. "$ROOT/tools/database.sh"

HOSTS="sandbox mail gateway office portal"
STAFF_CARDS="${WM_STAFF_CARDS:-S001,S002,S003,S004,S005,S006,S007,S008,S009}"

dll_of() {
  case "$1" in
    sandbox) dll Dev.PaymentSandbox ;; mail) dll Dev.MailSink ;; gateway) dll Host.Gateway ;;
    office) dll Host.BackOffice ;; portal) dll Host.Portal ;;
  esac
}

verb_run() {
  local fresh="" size="" open="" began=$SECONDS built
  while [ $# -gt 0 ]; do
    case "$1" in
      --fresh) fresh=yes ;;
      --open) open=yes ;;
      --size) shift; size="${1:-}"; case "$size" in small|full) ;; *) fail "--size is small or full" ;; esac ;;
      *) fail "./wm run [--fresh] [--size small|full] [--open]" ;;
    esac
    shift
  done
  need_sdk
  refuse_second_run
  need_postgres
  mkdir -p "$LOCAL/logs" "$LOCAL/pids" "$LOCAL/sandbox"
  stop_hosts
  [ -z "$fresh" ] || forget_everything
  refuse_other_size "$size"
  build_unless_fresh run tools/run.slnf
  built=$SECONDS
  printf '%s' "$$" >"$LOCAL/pids/run"
  trap 'stop_all; exit 130' INT
  trap 'stop_all; exit 143' TERM HUP
  trap 'stop_all' EXIT
  prepare
  start_hosts
  load_demo "${size:-small}"
  write_endpoints
  say "" "  Started in $((SECONDS - built)) s, after $((built - began)) s of checking and building."
  say "  There is no malware scanner here: uploaded documents open unscanned, and the back office says so beside each."
  say "  The officer's code of the moment, without an app: ./wm demo in another window." "  Ctrl-C stops everything; the data stays for the next start."
  [ -z "$open" ] || open_browser "$PORTAL_URL"
  watch_hosts
}

# ---- before the processes

refuse_second_run() {
  local pid
  pid="$(cat "$LOCAL/pids/run" 2>/dev/null || true)"
  if alive "$pid" "wm run"; then fail "It runs already (process $pid). ./wm demo shows where; ./wm stop ends it."; fi
  rm -f "$LOCAL/pids/run"
}

# The demo data is loaded once: asking for another size later would change nothing, and must not look as if it did.
refuse_other_size() {
  local has
  [ -n "$1" ] && [ "$(cat "$LOCAL/demo.state" 2>/dev/null)" = loaded ] || return 0
  has="$(cat "$LOCAL/demo.size" 2>/dev/null || echo small)"
  [ "$has" = "$1" ] || fail "The demo data here is of the size '$has' and stays. To start over with '$1' (what was entered here is lost), type: ./wm run --fresh --size $1
To go on with what is here, type: ./wm run"
}

forget_everything() {
  remove_cluster pg
  rm -rf "$LOCAL/keys" "$LOCAL/cards" "$LOCAL/tls" "$LOCAL/ring" "$LOCAL/published" "$LOCAL/seals" "$LOCAL/backups" "$LOCAL/erased" "$LOCAL"/sandbox/*
  rm -f "$LOCAL"/role-*.secret "$LOCAL"/payment-*.secret "$LOCAL/demo.json" "$LOCAL/demo.state" "$LOCAL/demo.size" "$LOCAL/endpoints.json" "$LOCAL"/logs/*.log
}

prepare() {
  say "Starting PostgreSQL"
  open_database
  if [ "$(cat "$LOCAL/demo.state" 2>/dev/null)" = loading ]; then
    say "The last load of the demo data was cut short: starting over."
    drop_database
    open_database
  fi
  migrate >"$LOCAL/logs/migrate.log" 2>&1 || { cat "$LOCAL/logs/migrate.log" >&2; fail "The migration failed."; }
  # The Portal of ./wm run speaks plain http: this row is what ./wm portal revoke development shuts out.
  sql -d "$DATABASE" -c "insert into kernel.portal (id, name, thumbprint, registered_at) values (gen_random_uuid(), 'development', repeat('0', 64), now()) on conflict do nothing" >/dev/null
  migrator keys --folder "$LOCAL/keys"
  migrator cards --folder "$LOCAL/cards" --names "$STAFF_CARDS"
  migrator tls --folder "$LOCAL/tls"
  PORTAL_URL="http://localhost:$(free_port 8080)"
  GATEWAY_URL="http://localhost:$(free_port 8081)"
  OFFICE_URL="http://localhost:$(free_port 8090)"
  SANDBOX_URL="http://localhost:$(free_port 8070)"
  MAIL_URL="http://localhost:$(free_port 8025)"
  SMTP_PORT="$(free_port 2525)"
  export ASPNETCORE_ENVIRONMENT=Development DOTNET_ENVIRONMENT=Development
  WEBHOOK_SECRET="whsec_$(secret "$LOCAL/payment-webhook.secret")"
  local payments; payments="$(secret "$LOCAL/payment-api.secret")"
  MAY_CREATE="WM__Payments__ApiKey=sk_test_portal_$payments"
  MAY_REFUND="WM__Payments__ApiKey=sk_test_office_$payments"
}

# ---- the processes: each gets its own settings and no others'

start_hosts() {
  say "Starting the five processes"
  PAYMENTS="WM__Payments__BaseUrl=$SANDBOX_URL WM__Payments__WebhookSecret=$WEBHOOK_SECRET"
  RELAY="WM__Mail__Host=localhost WM__Mail__Port=$SMTP_PORT"
  local public="WM__Portal__PublicUrl=$PORTAL_URL"
  start_host sandbox "$SANDBOX_URL" "Webhook__Url=$PORTAL_URL/hooks/payments" "Webhook__Secret=$WEBHOOK_SECRET" "PublicUrl=$SANDBOX_URL" "StateFile=$LOCAL/sandbox/state.json"
  start_host mail "$MAIL_URL" Smtp__Host=127.0.0.1 "Smtp__Port=$SMTP_PORT"
  start_host gateway "$GATEWAY_URL" $public $PAYMENTS $MAY_CREATE "WM__Database=$GATEWAY" "WM__Keys=$LOCAL/keys/gateway" "WM__Tls=$LOCAL/tls/gateway"
  start_host office "$OFFICE_URL" $public $PAYMENTS $MAY_REFUND $RELAY "WM__Database=$OFFICE" "WM__Database__Office=$OFFICE" "WM__Database__Jobs=$JOBS" \
    "WM__Keys=$LOCAL/keys/office" "WM__Keys__Gateway=$LOCAL/keys/gateway" "WM__Cards=$LOCAL/cards" "WM__BackOffice__PublicUrl=$OFFICE_URL" "WM__Audit__Seals=$LOCAL/seals" "WM__Retention__List=$LOCAL/erased" \
    "WM__Database__Backup=$BACKUP" "WM__Backup__Folder=$LOCAL/backups" "WM__Backup__Keys=$LOCAL/keys/backup" "WM__Backup__Scratch=/var/tmp" WM__Scanner__Unscanned=true
  start_host portal "$PORTAL_URL" $public "WM__Gateway__Url=$GATEWAY_URL" "WM__Tls=$LOCAL/tls/portal" "WM__Portal__Ring=$LOCAL/ring" "WM__Portal__Published=$LOCAL/published"
  local name
  for name in $HOSTS; do await_health "$name"; done
}

# start_host NAME ADDRESS SETTING=VALUE...; exported in a subshell, since the arguments of a command are public
start_host() {
  local name="$1" url="$2" file
  shift 2
  file="$(dll_of "$name")"
  printf '%s' "$url" >"$LOCAL/pids/$name.url"
  (cd "$(dirname "$file")" && export ASPNETCORE_URLS="$url" "$@" && exec dotnet "$file") >"$LOCAL/logs/$name.log" 2>&1 </dev/null &
  printf '%s' "$!" >"$LOCAL/pids/$name"
}

host_alive() { alive "$(cat "$LOCAL/pids/$1" 2>/dev/null || true)" "$(basename "$(dll_of "$1")")"; }

await_health() {
  local name="$1" url tries=0
  url="$(cat "$LOCAL/pids/$name.url")/health"
  until [ "$(curl -s -o /dev/null -m 2 -w '%{http_code}' "$url")" = 200 ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 20 ] && ! host_alive "$name"; then give_up "$name stopped"; fi
    [ "$tries" -lt 300 ] || give_up "$name does not answer at $url"
    sleep 0.1
  done
}

give_up() {
  tail -n 30 "$LOCAL/logs/${1%% *}.log" >&2
  fail "$1. The whole log: .local/logs/${1%% *}.log"
}

watch_hosts() {
  local name
  while :; do
    for name in $HOSTS; do host_alive "$name" || give_up "$name stopped"; done
    sleep 2 &
    wait $! || true
  done
}

stop_hosts() {
  local name tries
  for name in $HOSTS; do host_alive "$name" && kill "$(cat "$LOCAL/pids/$name")" 2>/dev/null || true; done
  for name in $HOSTS; do
    tries=0
    while host_alive "$name"; do
      tries=$((tries + 1))
      [ "$tries" -lt 100 ] || kill -9 "$(cat "$LOCAL/pids/$name")" 2>/dev/null || true
      sleep 0.1
    done
    rm -f "$LOCAL/pids/$name" "$LOCAL/pids/$name.url"
  done
}

stop_all() {
  trap - EXIT
  trap '' INT TERM HUP
  say "" "Stopping"
  stop_hosts
  stop_cluster pg
  rm -f "$LOCAL/pids/run"
}

verb_stop() {
  local pid
  pid="$(cat "$LOCAL/pids/run" 2>/dev/null || true)"
  if alive "$pid" "wm run"; then
    kill "$pid"
    while alive "$pid" "wm run"; do sleep 0.2; done
  fi
  stop_hosts
  stop_cluster pg
  end_test_cluster
  stop_cluster pgbench
  rm -f "$LOCAL/pids/run"
  say "Nothing of this folder runs any more."
}

# ---- demo data and addresses

load_demo() {
  [ "$(cat "$LOCAL/demo.state" 2>/dev/null)" != loaded ] || return 0
  say "Loading the demo data ($1)"
  printf loading >"$LOCAL/demo.state"
  (export $PAYMENTS $MAY_REFUND $RELAY "WM__Database=$OWNER" "WM__Database__Owner=$OWNER" "WM__Database__Gateway=$GATEWAY" "WM__Database__Office=$OFFICE" "WM__Database__Jobs=$JOBS" \
    "WM__Keys=$LOCAL/keys/office" "WM__Keys__Gateway=$LOCAL/keys/gateway" "WM__Keys__Office=$LOCAL/keys/office" "WM__Cards=$LOCAL/cards" \
    "WM__Portal__PublicUrl=$PORTAL_URL" "WM__BackOffice__PublicUrl=$OFFICE_URL" "WM__Demo__SignIns=$LOCAL/demo.json" &&
    exec dotnet "$(dll Database.Demo)" load --size "$1") >"$LOCAL/logs/demo.log" 2>&1 || give_up "demo stopped"
  printf '%s' "$1" >"$LOCAL/demo.size"
  printf loaded >"$LOCAL/demo.state"
}

write_endpoints() {
  say ""
  migrator endpoints --folder "$LOCAL" "portal=$PORTAL_URL" "gateway=$GATEWAY_URL" "backOffice=$OFFICE_URL" "paymentSandbox=$SANDBOX_URL" \
    "mail=$MAIL_URL" "database=$ADMINISTRATOR" | tee "$LOCAL/demo.txt"
}

verb_demo() {
  local pid
  pid="$(cat "$LOCAL/pids/run" 2>/dev/null || true)"
  alive "$pid" "wm run" || fail "Nothing runs. Type: ./wm run"
  cat "$LOCAL/demo.txt"
  say ""
  WM__Demo__SignIns="$LOCAL/demo.json" dotnet "$(dll Database.Demo)" code
}

open_browser() {
  if command -v open >/dev/null 2>&1; then open "$1"; elif command -v xdg-open >/dev/null 2>&1; then xdg-open "$1" >/dev/null 2>&1; fi || true
}
