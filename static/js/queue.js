// Keys of a list at the desk: j and k rows, o open.
"use strict";

const rows = () => [...document.querySelectorAll("a.row")].filter((row) => row.checkVisibility());

function go(by) {
  const all = rows();
  const here = all.indexOf(document.activeElement);
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
  next?.focus();
}

const keys = {
  j: () => go(1),
  k: () => go(-1),
  o: () => rows().includes(document.activeElement) && document.activeElement.click(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});
