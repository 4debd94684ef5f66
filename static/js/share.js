// A button beside each address and citation that copies it.
"use strict";

async function copied(words) {
  try {
    await navigator.clipboard.writeText(words.textContent);
    return "Copied";
  } catch {
    getSelection().selectAllChildren(words);
    return "Selected";
  }
}

for (const words of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${words.dataset.copy}`);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    said.textContent = await copied(words);
  });
  words.closest("dd").previousElementSibling.append(button, said);
}
