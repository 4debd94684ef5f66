// Names that Django's own forms leave out, for those who cannot see them.
function nameEverything() {
  for (const field of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    field.setAttribute("aria-label", "Search and choose");
  }
  for (const header of document.querySelectorAll("th.original:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = "Row";
    header.append(name);
  }
}

window.addEventListener("load", nameEverything);
document.addEventListener("formset:added", nameEverything);

// Control and Enter send the form of a text that one has pasted or typed.
document.addEventListener("keydown", (event) => {
  const sent = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (sent && event.target.matches("textarea")) event.target.form.requestSubmit();
});
