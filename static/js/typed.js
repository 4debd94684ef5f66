// What was typed into the tagging form is kept: through a lost connection, a lost session,
// a reload. Comes after tagging.js, whose names it uses.
"use strict";

const trouble = document.getElementById("trouble");
const draft = `tagging:${location.pathname}`;
let answer = null; // the last one; its swap is told of once for each new element
let stale = false; // the form's token is of a session that has ended

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
    if (detail.target !== panel || detail.xhr === answer) return;
    answer = detail.xhr;
    trouble.hidden = true;
    if (!document.getElementById("tagging")) sessionStorage.removeItem(draft);
    goOn();
  },
};

if (text) {
  panel.addEventListener("input", keepTyped);
  for (const [name, heard] of Object.entries(events)) document.body.addEventListener(name, heard);
  addEventListener("load", restore);
}
