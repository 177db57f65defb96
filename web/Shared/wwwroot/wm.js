// Every page works without this file; it only shortens the way.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);

  // The error summary or the banner of what just happened is read first.
  const first = one(".wm-errors[data-wm-focus]") ?? one("[data-wm-focus]");
  first?.focus();

  // ---- leaving with unsaved input
  let dirty = false;
  document.addEventListener("input", event => {
    if (event.target.closest("form[data-wm-guard]")) dirty = true;
  });
  window.addEventListener("beforeunload", event => {
    if (dirty) event.preventDefault();
  });

  // ---- sending
  const megabytes = bytes => `${Math.max(1, Math.round(bytes / 1048576))}MB`;
  const say = (control, text) => {
    const box = control.closest(".wm-field") ?? control.parentElement;
    const id = `${control.id}-error`;
    let line = document.getElementById(id);
    if (!text) {
      if (line?.dataset.wmLocal !== undefined) {
        line.remove();
        box.classList.remove("is-bad");
        control.removeAttribute("aria-invalid");
        const rest = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(part => part !== id).join(" ");
        rest ? control.setAttribute("aria-describedby", rest) : control.removeAttribute("aria-describedby");
      }
      return;
    }
    if (!line) {
      line = document.createElement("p");
      line.id = id;
      line.className = "wm-error";
      line.setAttribute("role", "alert");
      control.before(line);
    }
    line.dataset.wmLocal = "";
    line.textContent = text;
    box.classList.add("is-bad");
    control.setAttribute("aria-invalid", "true");
    const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(id);
    control.setAttribute("aria-describedby", [...ids].join(" "));
  };
  const tooLarge = input => {
    const limit = Number(input.dataset.maxBytes);
    const large = Array.from(input.files ?? []).find(file => file.size > limit);
    say(input, large ? `写真が大きすぎます（${megabytes(large.size)}）。${megabytes(limit)}まで送れます。撮り直すか、小さくしてください。` : "");
    return Boolean(large);
  };
  document.addEventListener("change", event => {
    if (event.target.matches("input[type=file][data-max-bytes]")) tooLarge(event.target);
  });
  document.addEventListener("submit", event => {
    const form = event.target;
    const large = all("input[type=file][data-max-bytes]", form).filter(tooLarge)[0];
    if (large) {
      event.preventDefault();
      large.focus();
      return;
    }
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.wmSent !== undefined) {
      event.preventDefault();
      return;
    }
    // A form that answers with a file leaves the page standing; one that gives its file once is not sent again.
    if (form.dataset.wmDownload !== undefined) {
      if (form.dataset.wmDownload === "once") form.dataset.wmSent = "";
      return;
    }
    form.dataset.wmSent = "";
    dirty = false;
    const button = event.submitter;
    if (button?.matches(".wm-button")) {
      // The button's own name and value are already gathered when this event fires in a later turn.
      setTimeout(() => {
        button.dataset.wmText = button.textContent;
        button.setAttribute("aria-busy", "true");
        button.textContent = "送信しています…";
      });
    }
  });
  // Coming back with the back button must find the form usable.
  window.addEventListener("pageshow", event => {
    if (!event.persisted) return;
    all("form[data-wm-sent]").forEach(form => delete form.dataset.wmSent);
    all("[aria-busy=true][data-wm-text]").forEach(button => {
      button.removeAttribute("aria-busy");
      button.textContent = button.dataset.wmText;
    });
  });

  // ---- totals: [data-wm-total] holds [data-price] selects and shows the sum in [data-wm-sum], the count in [data-wm-count]
  const comma = number => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  all("[data-wm-total]").forEach(box => {
    const parts = all("[data-price]", box);
    const recount = () => {
      let sum = 0, usual = 0, count = 0;
      for (const part of parts) {
        const number = Number.parseInt(part.value, 10) || 0;
        count += number;
        sum += number * Number(part.dataset.price);
        usual += number * Number(part.dataset.usual ?? part.dataset.price);
      }
      all("[data-wm-sum]", box).forEach(at => { at.textContent = comma(sum); if (at.value !== undefined) at.value = sum; });
      all("[data-wm-saved]", box).forEach(at => { at.textContent = comma(usual - sum); at.parentElement.hidden = usual === sum; });
      all("[data-wm-count]", box).forEach(at => { at.textContent = comma(count); });
    };
    parts.forEach(part => part.addEventListener("change", recount));
    all("[data-wm-recount]", box).forEach(button => button.remove()); // hidden it would still be the button that Enter presses
    recount();
  });

  // ---- dates: the other calendar as text
  const eras = [["令和", "R", 2019, "2019-05-01", "9999-12-31"], ["平成", "H", 1989, "1989-01-08", "2019-04-30"], ["昭和", "S", 1926, "1926-12-25", "1989-01-07"], ["大正", "T", 1912, "1912-07-30", "1926-12-24"]];
  const pad = (number, width) => String(number).padStart(width, "0");
  const read = box => {
    const field = part => box.querySelector(`[name$=".${part}"]`)?.value.normalize("NFKC").trim() ?? "";
    let era = field("Era"), year = field("Year"), month = field("Month"), day = field("Day");
    const whole = /^(令和|平成|昭和|大正|[RHST])?(元|\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/i.exec(year);
    const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(year);
    if (whole) [era, year, month, day] = [whole[1] ?? "西暦", whole[2], whole[3], whole[4]];
    else if (packed) [era, year, month, day] = ["西暦", packed[1], packed[2], packed[3]];
    const known = eras.find(one => one[0] === era || one[1] === era.toUpperCase());
    const number = year === "元" ? 1 : Number(year);
    if (![number, Number(month), Number(day)].every(Number.isInteger) || !year || !month || !day) return null;
    const western = known ? known[2] + number - 1 : number;
    const date = new Date(Date.UTC(western, Number(month) - 1, Number(day)));
    const iso = `${pad(western, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    if (western < 1873 || date.toISOString().slice(0, 10) !== iso || (known && (iso < known[3] || iso > known[4]))) return null;
    return { date, iso, western: !known };
  };
  const other = ({ date, iso, western }) => {
    const rest = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${"日月火水木金土"[date.getUTCDay()]}）`;
    const era = eras.find(one => iso >= one[3] && iso <= one[4]);
    if (!western || !era) return `＝ ${date.getUTCFullYear()}年${rest}`;
    const year = date.getUTCFullYear() - era[2] + 1;
    return `＝ ${era[0]}${year === 1 ? "元" : year}年${rest}`;
  };
  all("[data-wm-date]").forEach(box => {
    const line = one("[data-wm-alt]", box);
    if (!line) return;
    box.addEventListener("input", () => {
      const found = read(box);
      line.textContent = found ? other(found) : "";
    });
  });

  // ---- a hold: [data-wm-until] shows the time left; it is said aloud at 5 minutes and at 1 minute only
  all("[data-wm-until]").forEach(box => {
    const until = Date.parse(box.dataset.wmUntil);
    const ahead = box.dataset.wmNow ? Date.parse(box.dataset.wmNow) - Date.now() : 0;
    const shown = one("[data-wm-left]", box);
    const aloud = document.createElement("span");
    aloud.className = "wm-hide";
    aloud.setAttribute("role", "status");
    box.append(aloud);
    // A hold that was over before the page came leads nowhere: its page would come again and again.
    const held = until > Date.now() + ahead;
    let before = Infinity;
    const tick = () => {
      const left = Math.max(0, Math.round((until - Date.now() - ahead) / 1000));
      if (shown) shown.textContent = `あと${Math.floor(left / 60)}分${pad(left % 60, 2)}秒`;
      for (const minutes of [5, 1]) {
        if (before > minutes * 60 && left <= minutes * 60 && left > 0 && before !== Infinity) aloud.textContent = `お取り置きはあと${minutes}分です。`;
      }
      before = left;
      if (left > 0) setTimeout(tick, 1000);
      else if (held && box.dataset.wmOver) window.location.assign(box.dataset.wmOver);
    };
    tick();
  });

  // ---- a long job: its numbers come again every second; when it is over, its page does
  const follow = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    const shown = one(".wm-job");
    if (answer?.ok) {
      const now = one(".wm-job", new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (!now) return location.replace(answer.url);
      one("progress", shown).value = one("progress", now).value;
      const lines = all("h2, p, [aria-live]", now);
      // Unchanged text stays, so that it is not read aloud again.
      all("h2, p, [aria-live]", shown).forEach((line, i) => {
        if (lines[i] && line.textContent !== lines[i].textContent) line.textContent = lines[i].textContent;
      });
    }
    setTimeout(follow, 1000);
  };
  if (one(".wm-job")) setTimeout(follow, 1000);

  // ---- time to sign-off in the office strip
  all("[data-wm-signoff]").forEach(line => {
    const span = Number(line.dataset.wmSignoff) * 60000;
    let end = Date.now() + span;
    let asked = Date.now();
    const show = () => {
      const minutes = Math.max(0, Math.ceil((end - Date.now()) / 60000));
      line.textContent = `自動終了まで ${minutes}分`;
      minutes <= 2 ? line.setAttribute("role", "status") : line.removeAttribute("role");
    };
    const timer = setInterval(show, 15000);
    // Whoever types sits here, and the server cannot see it: it is asked for a page, at most once a minute. Nothing else asks.
    document.addEventListener("input", async () => {
      if (Date.now() - asked < 60000) return;
      asked = Date.now();
      const answer = await fetch("/audit/reason", { redirect: "manual" }).catch(() => null);
      if (!answer?.ok) return;
      end = Date.now() + span;
      show();
    });
    // What other people must not read is gone before anything is asked; the session is dead on the server whatever happens here.
    const leave = () => {
      if (Date.now() < end) {
        setTimeout(leave, end - Date.now());
        return;
      }
      clearInterval(timer);
      dirty = false;
      document.body.replaceChildren();
      if (location.pathname === "/idle") location.reload();
      else location.replace(`/idle?back=${encodeURIComponent(location.pathname + location.search)}`);
    };
    setTimeout(leave, span);
  });

  // ---- documents: links with data-wm-doc show their address in the viewer; + and - change the size
  const viewer = one(".wm-viewer .doc");
  const zoom = step => {
    if (viewer) viewer.dataset.zoom = Math.min(3, Math.max(1, Number(viewer.dataset.zoom ?? 1) + step));
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-wm-zoom]");
    if (!button || !viewer) return;
    event.preventDefault();
    zoom(Number(button.dataset.wmZoom));
  });

  // ---- shortcuts of the office: controls name their key in data-key, rows of a list stand in [data-wm-rows]
  if (!document.body.classList.contains("site-office") || document.documentElement.dataset.keys === "off") return;
  const rows = () => all("[data-wm-rows] > tr, [data-wm-rows] > li");
  const current = () => rows().find(row => row.classList.contains("is-on"));
  const select = row => {
    if (!row) return;
    rows().forEach(each => {
      each.classList.toggle("is-on", each === row);
      each === row ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current");
    });
    row.scrollIntoView({ block: "nearest" });
    one("a[href]", row)?.focus({ preventScroll: true });
  };
  const move = step => {
    const list = rows();
    const at = list.indexOf(current());
    select(list[Math.min(list.length - 1, Math.max(0, at + step))]);
  };
  const press = target => {
    if (target.matches("input, select, textarea, section, div")) {
      target.scrollIntoView({ block: "nearest" });
      target.focus({ preventScroll: true });
    } else {
      target.click();
    }
  };
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const inside = event.target.closest("input, select, textarea, [contenteditable], dialog");
    if (inside) {
      if (event.key === "Escape" && inside.matches("input, textarea")) inside.blur();
      return;
    }
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const list = rows().length > 0;
    if (list && key === "J") move(current() ? 1 : 0);
    else if (list && key === "K") move(-1);
    else if (list && key === "Enter" && current() && !event.target.closest("a, button, summary")) one("a[href]", current())?.click();
    else {
      // What acts on the chosen row comes before what acts on the page.
      const quoted = CSS.escape(key);
      const target = (current() && one(`[data-key="${quoted}"]`, current())) ?? one(`[data-key="${quoted}"]`);
      if (!target) return;
      press(target);
    }
    event.preventDefault();
  });
  const begun = current();
  if (begun && !first) select(begun);
})();
