// The tagging page: words are selected by mouse or keyboard, and steps are taken by keys.
"use strict";

const AROUND = 64; // UTF-16 units of the text sent with the words, to tell their place
const text = document.getElementById("text");
const panel = document.getElementById("panel");
const select = document.getElementById("select");
let chosen = null; // what was selected last in the text

const say = (words) => (document.getElementById("said").textContent = words);
const every = (what) => [...text.querySelectorAll(what)];
const sentences = () => every(".sentence");
const suggested = () => every("mark[data-keys]");

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
  if (select.words.value === chosen.toString()) return;
  select.words.value = chosen.toString();
  select.suggestion.value = "";
  decidable();
  remember(range.startContainer.parentElement);
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

// Suggestions, each by its key: one piece of text may be of several, one of several pieces.
function suggestions() {
  const found = new Map();
  for (const piece of suggested()) {
    for (const key of piece.dataset.keys.split(" ")) {
      if (!found.has(key)) found.set(key, [piece, piece]);
      found.get(key)[1] = piece;
    }
  }
  return found;
}

function moveOn(by) {
  const found = suggestions();
  if (!found.size) return step(every(".sentence.tells"), by);
  const all = [...found.keys()];
  const at = all.indexOf(select.suggestion.value);
  if (at >= 0 && !all[at + by]) return say("There is no further one.");
  if (at >= 0) return show(...found.get(all[at + by]), all[at + by]);
  step([...found.values()].map(([first]) => first), by);
}

function show(first, last, key = first.dataset.keys?.split(" ")[0] ?? "") {
  if (key) last = suggestions().get(key)[1];
  const range = document.createRange();
  range.setStartBefore(first.firstChild);
  range.setEndAfter(last.lastChild);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  text.focus({ preventScroll: true });
  first.scrollIntoView({ block: "nearest" });
  remember(first);
  follow();
  select.suggestion.value = key;
  decidable();
  say((key ? `${kindOf(first, key)} ` : "") + select.words.value);
}

// What a suggestion is and would be saved as, beside the buttons that decide on it.
function kindOf(piece, key) {
  const row = panel.querySelector(`[data-proposal="${key}"]`);
  const kind = panel.querySelector(`[data-kind-of="${key}"]`)?.textContent;
  const side = piece.className.includes("maybe-claim") ? "Claim?" : "Outcome?";
  const told = row ? row.querySelector(".kind").textContent : `${side} ${kind || "Kind not clear"}.`;
  const becomes = row ? row.querySelector(".becomes").textContent : "";
  select.querySelector(".becomes").textContent = `${told} ${becomes}`;
  return told;
}

function decidable() {
  const buttons = select.querySelector(".decide");
  if (!buttons) return;
  buttons.hidden = select.querySelector(".becomes").hidden = !select.suggestion.value;
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
const decide = (act) => () => select.suggestion.value && press(act)();
const keys = {
  ArrowDown: () => step(sentences(), 1),
  ArrowUp: () => step(sentences(), -1),
  j: () => moveOn(1),
  k: () => moveOn(-1),
  a: decide("accept"),
  e: decide("edit"),
  r: decide("reject"),
  c: press("claim"),
  o: press("outcome"),
  u: press("undo"),
  "/": () => select.words.focus(),
  "?": () => document.getElementById("keys").showModal(),
};

// Letters act, unless somebody who speaks or mistypes has switched them off (WCAG 2.1.4).
const lettersAct = document.getElementById("letters");

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
  } else if (Object.hasOwn(keys, event.key) && !(arrow && event.shiftKey) && (arrow || lettersAct.checked)) {
    event.preventDefault();
    keys[event.key]();
  }
}

// Where one goes on after a step: in the form, at the next suggestion, or in the text.
function goOn() {
  const form = panel.querySelector("#tagging, form:has([name=where])");
  const first = form?.querySelector("[aria-invalid=true], [data-first]");
  if (first) {
    first.focus();
    first.select?.();
    return;
  }
  text.focus({ preventScroll: true });
  select.suggestion.value = "";
  decidable();
  const done = panel.querySelector("[data-next]");
  if (!done || !suggested().length) return;
  moveOn(1);
  say(`${done.textContent} ${document.getElementById("said").textContent}`);
}

// A date that is changed by hand has no ground that a machine gave for it.
function groundAnew({ target }) {
  const machine = /^(?:Read off .*by machine\.|By machine, from .*|The day it was published\.)$/s;
  const ground = /(?:^|-)(?:happened|said)$/.test(target.name) && panel.querySelector(`[name="${target.name}_ground"]`);
  if (ground && machine.test(ground.value)) ground.value = "";
}

if (text) {
  panel.addEventListener("input", groundAnew);
  for (const button of document.querySelectorAll("[data-key]")) button.hidden = false;
  lettersAct.checked = !localStorage.getItem("letters-off");
  lettersAct.addEventListener("change", () =>
    lettersAct.checked ? localStorage.removeItem("letters-off") : localStorage.setItem("letters-off", "1"));
  document.addEventListener("selectionchange", follow);
  document.addEventListener("keydown", pressed);
  text.addEventListener("pointerup", (event) => remember(event.target));
  select.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-key]");
    if (button) keys[button.dataset.key]();
  });
  if (!document.getElementById("tagging")) text.focus({ preventScroll: true });
}
