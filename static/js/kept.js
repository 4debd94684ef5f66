// What was typed in a form stays in the tab until it is saved: through a lost
// connection, a crash, a reload. It comes back with the version it was typed over,
// so that nothing saved by others meanwhile is overwritten unseen.
"use strict";

const form = document.querySelector("form[data-kept]");
const place = (path) => `kept:${path}`;
const typed = () => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");

function fill(kept) {
  for (const field of form.elements) {
    if (!kept.some(([name]) => name === field.name) && field.type !== "checkbox") continue;
    if (field.type === "radio" || field.type === "checkbox") {
      const value = (pair) => pair[0] === field.name && pair[1] === field.value;
      field.checked = kept.some(value);
    } else if (field.type !== "submit") {
      field.value = kept.find(([name]) => name === field.name)[1];
    }
  }
}

function start() {
  const here = place(location.pathname);
  const kept = sessionStorage.getItem(here);
  const answered = form.dataset.kept === "answered";
  if (kept && !answered && kept !== JSON.stringify(typed())) {
    fill(JSON.parse(kept));
    form.querySelector(".kept").hidden = false;
  }
  form.addEventListener("input", () => sessionStorage.setItem(here, JSON.stringify(typed())));
  form.querySelector(".forget").addEventListener("click", () => sessionStorage.removeItem(here));
}

if (document.querySelector(".messagelist .success")) {
  for (const saved of document.querySelectorAll("[data-saved]")) {
    sessionStorage.removeItem(place(saved.dataset.saved));
  }
}
if (form) start();
