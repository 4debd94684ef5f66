// Keys of the browse page: / search, j and k rows, o open, ? help.
"use strict";

const links = () => [...document.querySelectorAll(".pair .spine a")];

function step(by) {
  const all = links();
  const here = all.indexOf(document.activeElement);
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
  if (next) {
    next.focus();
    next.closest(".pair").scrollIntoView({ block: "nearest" });
  }
}

const keys = {
  "/": () => document.getElementById("words").focus(),
  j: () => step(1),
  k: () => step(-1),
  o: () => links().includes(document.activeElement) && document.activeElement.click(),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  const open = document.getElementById("keys").open;
  if (typing || open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});
