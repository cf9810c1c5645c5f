// SPDX-FileCopyrightText: 2026 The Parvis authors
// SPDX-License-Identifier: EUPL-1.2
// Everything here makes a page that already works more comfortable; nothing depends on it.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  function say(words) {
    const line = byId("says");
    if (!line || !words) return;
    line.textContent = "";
    setTimeout(() => { line.textContent = words; }, 60);
  }

  // What is typed is counted at once, and said only when it matters and one pauses.
  const spaced = (n) => n.toLocaleString(root.lang).replace(/\u00a0/g, "\u202f");
  let pause;
  function recount(line, spoken) {
    const field = byId(line.dataset.count);
    if (!field) return;
    const typed = [...field.value].length;
    const most = Number(line.dataset.max);
    const over = typed > most;
    const words = over ? line.dataset.over : line.dataset.words;
    line.textContent = words.replace("{n}", spaced(over ? typed - most : typed)).replace("{m}", spaced(most));
    line.classList.toggle("over", over);
    clearTimeout(pause);
    if (spoken && most - typed < 20) pause = setTimeout(() => say(line.textContent), 1200);
  }

  // Drafts stay in this tab until the server has the text: a phone that drops the page loses nothing.
  const PREFIX = "parvis:";
  const actionOf = (form) => form?.getAttribute("action") || location.pathname;
  const keyOf = (field) => `${PREFIX}${actionOf(field.form)}:${field.name}`;
  const store = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    put(key, text) { try { sessionStorage.setItem(key, text); } catch { /* full or refused: the server keeps drafts too */ } },
    drop(key) { try { sessionStorage.removeItem(key); } catch { /* same */ } },
  };
  function restore(field) {
    const kept = store.get(keyOf(field));
    // What the server gives back is newer than what this tab kept.
    if (kept && field.value === "" && field.defaultValue === "") field.value = kept;
  }
  function forget(action) {
    try {
      Object.keys(sessionStorage).filter((key) => key.startsWith(`${PREFIX}${action}:`)).forEach(store.drop);
    } catch { /* no storage, nothing kept */ }
  }
  // A form accepted answers with another page (a redirect). A refusal, a broken page or a lost network
  // do not: then the text stays until it goes through.
  const SENT = "parvis-sent";
  function settle() {
    const action = store.get(SENT);
    store.drop(SENT);
    const [visit] = performance.getEntriesByType("navigation");
    const moved = visit?.type === "navigate" && visit.redirectCount > 0;
    if (action && moved && !document.querySelector("meta[name='parvis-keep-drafts']")) forget(action);
  }

  function busy(form, on) {
    for (const button of all(".btn", form).filter((item) => item.type === "submit")) {
      if (on) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
    if (on) form.dataset.sending = "";
    else delete form.dataset.sending;
  }

  function land(within) {
    const target = within.querySelector?.("[data-focus]");
    if (target) target.focus();
  }

  function prepare(within) {
    all("[data-keep]", within).forEach(restore);
    all("[data-count]", within).forEach((line) => recount(line, false));
    all("[data-copy]", within).forEach((button) => { button.hidden = false; });
    // Browsers that cannot show a closed details on a wide screen get it opened.
    if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 45em)").matches) {
      all("details.fold", within).forEach((part) => { part.open = true; });
    }
  }

  document.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-keep]")) store.put(keyOf(target), target.value);
    const line = target.id && document.querySelector(`[data-count="${CSS.escape(target.id)}"]`);
    if (line) recount(line, true);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("sending" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // At once: two clicks of an impatient hand come before any timer.
    form.dataset.sending = "";
    // After the browser has read the button's name and value.
    setTimeout(() => {
      const swapped = form.matches("[hx-post], [hx-get]");
      if (event.defaultPrevented && !swapped) { busy(form, false); return; }
      busy(form, true);
      if (!swapped && form.querySelector("[data-keep]")) store.put(SENT, actionOf(form));
      // A download leaves the page in place.
      setTimeout(() => busy(form, false), 10000);
    });
  }, true);

  // Back to a page kept whole in memory: its buttons work again.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) all("form[data-sending]").forEach((form) => busy(form, false));
  });

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-copy]");
    if (button) {
      const field = byId(button.dataset.copy);
      field.select();
      try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
      say(button.dataset.done);
      const label = button.querySelector("span");
      const before = label.textContent;
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = before; }, 2000);
    }
    // One menu open at a time, closed by a click elsewhere.
    all("details.drop[open]").filter((menu) => !menu.contains(target)).forEach((menu) => { menu.open = false; });
  });

  function move(list, step) {
    const rows = [...list.children].filter((row) => row.querySelector("a"));
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
    row?.querySelector("h2 a, h3 a, a")?.focus();
  }

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) {
      event.preventDefault();
      target.form.requestSubmit(target.form.querySelector(".btn.filled, .btn") || undefined);
      return;
    }
    if (key === "Escape") {
      const menu = target.closest?.("details.drop[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || root.hasAttribute("data-keys-off")) return;
    if (target.matches?.("input, textarea, select")) return;
    const list = target.closest?.("[data-keys]");
    if (list && (key === "j" || key === "k")) {
      event.preventDefault();
      move(list, key === "j" ? 1 : -1);
    }
    // The page of display lists the shortcuts.
    if (list && key === "?") document.querySelector(".foot a[href='/affichage']")?.click();
  });

  document.addEventListener("htmx:after:swap", () => {
    prepare(document);
    const target = document.querySelector("[data-focus]");
    if (target && target !== document.activeElement && !target.dataset.landed) {
      target.dataset.landed = "";
      target.focus();
    }
    all("[data-say]").forEach((part) => { say(part.dataset.say); part.removeAttribute("data-say"); });
  });
  document.addEventListener("htmx:finally:request", ({ detail }) => {
    all("form[data-sending]").forEach((form) => busy(form, false));
    const form = detail?.ctx?.sourceElement?.closest?.("form");
    if (form && detail.ctx.response?.status < 400) forget(actionOf(form));
  });

  settle();
  prepare(document);
  land(document);
})();
