// The review page's behaviour. No library, nothing from elsewhere; what documents say never becomes HTML here.
"use strict";

const desk = document.querySelector(".desk");
const items = [...document.querySelectorAll(".item")];
const canDecide = desk?.dataset.canDecide === "yes";
const said = document.getElementById("said");
let current = null;

function say(text) {
  said.textContent = text;
  window.clearTimeout(say.timer);
  say.timer = window.setTimeout(() => { said.textContent = ""; }, 4000);
}

async function post(path, fields) {
  const answer = await fetch(`/runs/${desk.dataset.run}${path}`, {
    method: "POST",
    headers: { "x-csrf-token": document.body.dataset.csrf, accept: "application/json" },
    body: new URLSearchParams(fields),
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.message || `the server said ${answer.status}`);
  return body;
}

// Sources

function showSource(id) {
  const shown = document.getElementById(`source-${id}`);
  if (!shown) return;
  for (const source of document.querySelectorAll(".source")) source.hidden = source !== shown;
  for (const image of shown.querySelectorAll("img[data-src]:not([src])")) image.src = image.dataset.src;
  document.getElementById("source").value = id;
  const sheet = shown.querySelector(".sheet");
  if (sheet && !sheet.dataset.page) showPage(sheet, 1);
}

// Pages of a PDF as pictures

function showPage(sheet, number, span = "") {
  sheet.dataset.page = number;
  const picture = sheet.querySelector("img");
  const named = `Page ${number} of ${sheet.dataset.last}`;
  picture.alt = named;
  picture.src = `${sheet.dataset.base}/${number}.png${span}`;
  sheet.querySelector(".number").textContent = named;
  if (span) showMark(sheet, `${sheet.dataset.base}/${number}.json${span}`);
}

async function showMark(sheet, address) {
  const picture = sheet.querySelector("img");
  const wanted = picture.src;
  const answer = await fetch(address).catch(() => null);
  const { top } = answer?.ok ? await answer.json() : {};
  await picture.decode().catch(() => {});
  const frame = sheet.querySelector(".frame");
  if (picture.src === wanted && typeof top === "number") frame.scrollTop = top * picture.clientHeight - frame.clientHeight / 3;
}

function turnPage(sheet, by) {
  const next = Number(sheet.dataset.page) + by;
  if (next >= 1 && next <= Number(sheet.dataset.last)) showPage(sheet, next);
}

function fold() {
  const hidden = desk.classList.toggle("folded");
  for (const button of document.querySelectorAll("[data-fold]")) {
    button.textContent = hidden ? "Show the picture (p)" : "Hide the picture (p)";
    button.setAttribute("aria-expanded", String(!hidden));
  }
}

function stepSource(by) {
  const picker = document.getElementById("source");
  const count = picker.options.length;
  picker.selectedIndex = (picker.selectedIndex + by + count) % count;
  showSource(picker.value);
}

function showPlace(button) {
  showSource(button.dataset.source);
  const sheet = document.querySelector(`#source-${CSS.escape(button.dataset.source)} .sheet`);
  if (sheet && button.dataset.page) showPage(sheet, Number(button.dataset.page), `?start=${button.dataset.start}&end=${button.dataset.end}`);
  for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
  button.classList.add("on");
  const parts = document.querySelectorAll(`[data-places~="${CSS.escape(button.dataset.place)}"]`);
  for (const part of parts) part.classList.add("on");
  (parts[0] || document.getElementById(`source-${button.dataset.source}`))?.scrollIntoView({ block: "center" });
}

function stepPlace() {
  const buttons = [...(current?.querySelectorAll(".evidence:enabled") || [])];
  if (buttons.length) showPlace(buttons[(buttons.findIndex((b) => b.classList.contains("on")) + 1) % buttons.length]);
}

// Claims and omissions

function select(item, { focus = true } = {}) {
  if (!item) return;
  if (current && current !== item) close(current);
  current = item;
  item.classList.add("open");
  item.querySelector(".detail").hidden = false;
  const button = item.querySelector(".say");
  button.setAttribute("aria-expanded", "true");
  if (focus) button.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  const first = item.querySelector(".evidence:enabled");
  if (first) showPlace(first);
  if (canDecide && !item.dataset.decision && item.classList.contains("claim")) note(item, "looked");
}

function close(item) {
  item.classList.remove("open");
  item.querySelector(".detail").hidden = true;
  item.querySelector(".say").setAttribute("aria-expanded", "false");
}

function step(by) {
  const next = current ? items.indexOf(current) + by : by > 0 ? 0 : items.length - 1;
  select(items[Math.max(0, Math.min(items.length - 1, next))]);
}

function nextUnseen() {
  const unseen = items.filter((item) => item.dataset.flagged && !item.dataset.decision);
  const after = unseen.find((item) => items.indexOf(item) > items.indexOf(current)) || unseen[0];
  const flagged = items.some((item) => item.dataset.flagged);
  if (after) select(after); else say(flagged ? "Everything flagged was looked at." : "No claim is flagged.");
}

async function note(item, decision, fields = {}) {
  try {
    const kept = await post("/marks", { target: item.dataset.target, decision, ...fields });
    item.dataset.decision = kept.decision || "";
    if (fields.text) item.dataset.text = fields.text;
    showNewText(item);
    showProgress(kept);
  } catch (error) {
    say(error.message);
  }
}

function showNewText(item) {
  const line = item.querySelector(".new");
  if (!line) return;
  line.hidden = item.dataset.decision !== "edit";
  line.textContent = item.dataset.text || "";
}

function showProgress({ seen, must }) {
  const progress = document.getElementById("progress");
  if (!progress || !must) return;
  progress.textContent = `${seen} of ${must} flagged looked at`;
  progress.classList.toggle("done", seen === must);
}

async function act(decision) {
  if (!canDecide || !current) return;
  const omission = current.classList.contains("omission");
  const meant = omission ? { approve: "accept", reject: "dismiss" }[decision] || decision : decision;
  if (meant === "edit") return omission ? undefined : edit(current);
  if (meant === "reject") return reject(current);
  await note(current, meant);
  if (meant !== "clear") step(1);
}

// Dialogs

function ask(id) {
  const dialog = document.getElementById(id);
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "save"), { once: true }));
}

async function edit(item) {
  const text = document.getElementById("edit-text");
  text.value = item.dataset.decision === "edit" ? item.dataset.text : item.querySelector(".words").textContent;
  document.getElementById("edit-check").replaceChildren();
  document.getElementById("edit-reason").value = "";
  const saved = await ask("edit-dialog");
  if (saved && text.value.trim()) await note(item, "edit", { text: text.value.trim(), reason: document.getElementById("edit-reason").value });
  item.querySelector(".say").focus();
}

async function tryEdit() {
  const out = document.getElementById("edit-check");
  try {
    const found = await post(`/claims/${encodeURIComponent(current.dataset.target)}/check`, { text: document.getElementById("edit-text").value });
    const lines = found.flags.map((flag) => `${flag.severity}: ${flag.meaning} ${flag.message}`);
    out.replaceChildren(...[`The sources: ${found.verdict}.`, ...lines].map((line) => {
      const p = document.createElement("p");
      p.textContent = line;
      return p;
    }));
  } catch (error) {
    out.textContent = error.message;
  }
}

async function reject(item) {
  const reason = document.getElementById("reject-reason");
  reason.value = "";
  const saved = await ask("reject-dialog");
  if (saved) await note(item, "reject", { reason: reason.value });
  item.querySelector(".say").focus();
}

// Images

function zoom(how) {
  const stack = document.querySelector(".source.image:not([hidden]) .stack");
  if (!stack) return;
  const now = Number.parseFloat(stack.style.width) || 100;
  stack.style.width = `${how === "fit" ? 100 : Math.max(25, Math.min(800, how === "in" ? now * 1.25 : now / 1.25))}%`;
}

function setWindow(button) {
  const image = button.closest(".source").querySelector("img");
  image.src = `${image.dataset.src}?window=${encodeURIComponent(button.dataset.window)}`;
}

// Keys

const caseKeys = {
  j: () => step(1), k: () => step(-1), n: nextUnseen, v: stepPlace,
  a: () => act("approve"), e: () => act("edit"), r: () => act("reject"), u: () => act("clear"),
  "[": () => stepSource(-1), "]": () => stepSource(1), c: () => showSource("coverage"),
  "+": () => zoom("in"), "=": () => zoom("in"), "-": () => zoom("out"), 0: () => zoom("fit"),
  p: fold,
  s: () => document.getElementById("sign")?.click(),
  t: () => document.getElementById("return-dialog")?.showModal(),
  x: () => document.getElementById("discard-dialog")?.showModal(),
  q: () => window.location.assign("/"),
  "?": () => document.getElementById("keys-dialog").showModal(),
};

function stepRow(by) {
  const rows = [...document.querySelectorAll("a.row")];
  const at = rows.indexOf(document.activeElement);
  rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
}

const keys = desk ? caseKeys
  : document.body.classList.contains("queue") ? { j: () => stepRow(1), k: () => stepRow(-1) }
  : { Escape: () => document.getElementById("back")?.click() };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  const dialog = document.querySelector("dialog[open]");
  if (dialog && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    dialog.querySelector("button.main").click();
    event.preventDefault();
  }
  if (dialog || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const run = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
  if (run) { event.preventDefault(); run(); }
});

document.addEventListener("click", (event) => {
  const on = (selector) => event.target.closest(selector);
  let hit;
  if ((hit = on(".evidence"))) showPlace(hit);
  else if ((hit = on(".say"))) hit.parentElement === current && current.classList.contains("open") ? close(current) : select(hit.parentElement);
  else if ((hit = on("[data-act]"))) { current = hit.closest(".item"); act({ accept: "approve", dismiss: "reject" }[hit.dataset.act] || hit.dataset.act); }
  else if ((hit = on("[data-dialog]"))) document.getElementById(hit.dataset.dialog).showModal();
  else if ((hit = on("[data-close]"))) hit.closest("dialog").close();
  else if ((hit = on("[data-turn]"))) turnPage(hit.closest(".sheet"), Number(hit.dataset.turn));
  else if (on("[data-fold]")) fold();
  else if ((hit = on("[data-zoom]"))) zoom(hit.dataset.zoom);
  else if ((hit = on("[data-window]"))) setWindow(hit);
  else if ((hit = on("mark[data-places]"))) select(claimOf(hit), { focus: false });
});

// From the source back to the claim that rests on it.
function claimOf(part) {
  const name = part.dataset.places.split(" ")[0];
  return document.querySelector(`.evidence[data-place="${CSS.escape(name)}"]`)?.closest(".item");
}

if (desk) {
  document.getElementById("source").addEventListener("change", (event) => showSource(event.target.value));
  document.getElementById("previous-source").addEventListener("click", () => stepSource(-1));
  document.getElementById("next-source").addEventListener("click", () => stepSource(1));
  document.getElementById("edit-try").addEventListener("click", tryEdit);
  items.forEach(showNewText);
  showSource(document.getElementById("source").value);
  const wanted = document.getElementById(window.location.hash.slice(1));
  if (wanted?.classList.contains("item")) select(wanted);
}
