// The tagging page: sentences by keyboard, the words selected, and nothing typed is lost.
"use strict";

const AROUND = 64; // UTF-16 units of the text sent with the words, to tell their place
const text = document.getElementById("text");
const panel = document.getElementById("panel");
const select = document.getElementById("select");
const trouble = document.getElementById("trouble");
const draft = `tagging:${location.pathname}`;
let chosen = null; // what was selected last in the text
let stale = false; // the form's token is of a session that has ended

const say = (words) => (document.getElementById("said").textContent = words);
const every = (what) => [...text.querySelectorAll(what)];
const sentences = () => every(".sentence");
const stops = () => every(".sentence.tells");

// --- Selecting words ---

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) ? range : null;
}

function follow() {
  const range = selected();
  if (!range) return;
  chosen = range.cloneRange();
  select.words.value = chosen.toString();
}

function around() {
  const own = chosen && chosen.toString() === select.words.value;
  const [before, after] = own ? [beside(chosen, true), beside(chosen, false)] : ["", ""];
  select.prefix.value = before.slice(-AROUND).replace(/^[\udc00-\udfff]/, "");
  select.suffix.value = after.slice(0, AROUND).replace(/[\ud800-\udbff]$/, "");
}

function beside(range, before) {
  const node = before ? range.startContainer : range.endContainer;
  const at = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const here = at.closest("#text > p") ?? text;
  const next = (before ? here.previousElementSibling : here.nextElementSibling) ?? here;
  const part = document.createRange();
  if (before) {
    part.setStart(next, 0);
    part.setEnd(range.startContainer, range.startOffset);
  } else {
    part.setStart(range.endContainer, range.endOffset);
    part.setEnd(next, next.childNodes.length);
  }
  return part.toString();
}

// Steps to the next or the previous of some elements, from what is selected.
function step(stops, by) {
  const from = selected()?.startContainer ?? sentences()[text.dataset.at];
  const follows = (stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
  const others = stops.filter((stop) => !from || !stop.contains(from));
  const ahead = others.filter((stop) => !from || Boolean(follows(stop)) === by > 0);
  const next = by > 0 ? ahead[0] : ahead.at(-1);
  if (!next) return say("There is no further one.");
  show(next, next);
}

function show(first, last) {
  const range = document.createRange();
  range.setStartBefore(first.firstChild);
  range.setEndAfter(last.lastChild);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  text.focus({ preventScroll: true });
  first.scrollIntoView({ block: "nearest" });
  remember(first);
  follow();
  say(select.words.value);
}

function move(key, end) {
  const range = selected();
  if (!range) return false;
  const selection = getSelection();
  const [a, b] = [
    [range.startContainer, range.startOffset],
    [range.endContainer, range.endOffset],
  ];
  selection.setBaseAndExtent(...(end ? [...a, ...b] : [...b, ...a]));
  selection.modify("extend", key === "ArrowRight" ? "forward" : "backward", "word");
  follow();
  say(select.words.value);
  return true;
}

function remember(node) {
  const at = node.closest?.(".sentence");
  if (at) text.dataset.at = sentences().indexOf(at);
}

// --- Keys ---

const press = (act) => () => document.querySelector(`.tagging button[value=${act}]`)?.click();
const keys = {
  ArrowDown: () => step(sentences(), 1),
  ArrowUp: () => step(sentences(), -1),
  j: () => step(stops(), 1),
  k: () => step(stops(), -1),
  c: press("claim"),
  o: press("outcome"),
  u: press("undo"),
  "/": () => select.words.focus(),
  "?": () => document.getElementById("keys").showModal(),
};

function pressed(event) {
  const form = event.target.closest("#tagging");
  if (form && event.key === "Escape") form.querySelector(".leave").click();
  const line = event.target.matches("textarea");
  if (event.key === "Enter" && line && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  const typing = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const arrow = event.key.startsWith("Arrow");
  if (arrow && document.activeElement !== text) return;
  if (/Left|Right/.test(event.key)) {
    if (arrow && move(event.key, event.shiftKey)) event.preventDefault();
  } else if (Object.hasOwn(keys, event.key) && !(arrow && event.shiftKey)) {
    event.preventDefault();
    keys[event.key]();
  }
}

// --- What was typed is kept: through a lost connection, a lost session, a reload ---

const typed = (form) =>
  [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");

function keepTyped() {
  const form = document.getElementById("tagging");
  if (form) sessionStorage.setItem(draft, JSON.stringify(typed(form)));
}

function restore() {
  const kept = sessionStorage.getItem(draft);
  if (!kept || document.getElementById("tagging")) return;
  const token = select.csrfmiddlewaretoken.value;
  const values = Object.fromEntries([...JSON.parse(kept), ["again", "1"], ["csrfmiddlewaretoken", token]]);
  htmx.ajax("POST", location.pathname, { values, target: panel, source: panel });
}

function warn(words, login = false) {
  trouble.hidden = false;
  trouble.querySelector("span").textContent = words;
  trouble.querySelector("a").hidden = !login;
  trouble.scrollIntoView({ block: "nearest" });
}

function loggedOut() {
  stale = true;
  warn("Not saved: you are logged out. What you typed is kept here. Log in, then save again.", true);
}

async function freshToken() {
  const answer = await fetch(location.pathname, { headers: { "HX-Request": "true" } });
  if (answer.redirected || !answer.ok) return false;
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = parsed.querySelector("[name=csrfmiddlewaretoken]")?.value;
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = token;
  return Boolean(token);
}

const events = {
  "htmx:confirm": async (event) => {
    if (event.target === select) around();
    if (!stale) return;
    event.preventDefault();
    if (!(await freshToken().catch(() => false))) return loggedOut();
    stale = false;
    event.detail.issueRequest(true);
  },
  "htmx:sendError": () =>
    warn("Not saved: there is no connection. What you typed is kept here; save again when it is back."),
  "htmx:responseError": ({ detail }) =>
    detail.xhr.status === 403
      ? loggedOut()
      : warn("Not saved: the server could not do it. What you typed is kept here; try again."),
  "htmx:beforeSwap": ({ detail }) => {
    const elsewhere = new URL(detail.xhr.responseURL || location.href).pathname !== location.pathname;
    if (elsewhere) {
      detail.shouldSwap = false;
      loggedOut();
    }
  },
  "htmx:afterSwap": ({ detail }) => {
    if (detail.target !== panel) return;
    trouble.hidden = true;
    const form = panel.querySelector("form:not(#undo)");
    if (!form) sessionStorage.removeItem(draft);
    const first = form?.querySelector("[aria-invalid=true], [data-first]");
    if (first) {
      first.focus();
      first.select?.();
    } else text.focus({ preventScroll: true });
  },
};

if (text) {
  for (const button of document.querySelectorAll("[data-key]")) button.hidden = false;
  document.addEventListener("selectionchange", follow);
  document.addEventListener("keydown", pressed);
  text.addEventListener("pointerup", (event) => remember(event.target));
  panel.addEventListener("input", keepTyped);
  select.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-key]");
    if (button) keys[button.dataset.key]();
  });
  for (const [name, heard] of Object.entries(events)) document.body.addEventListener(name, heard);
  if (!document.getElementById("tagging")) text.focus({ preventScroll: true });
  addEventListener("load", restore);
}
