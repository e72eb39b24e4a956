/** The code to embed the search, written as the form is filled in, and a search that shows how it looks. */

const form = document.querySelector("form");
const code = document.querySelector("pre code");
const copy = document.querySelector("#copy");
const told = document.querySelector("[role=status]");
const preview = document.querySelector("quote-search");
const inert = document.implementation.createHTMLDocument(); // where an element is only markup

function write() {
  const script = inert.createElement("script");
  script.type = "module";
  script.src = new URL("../widget/quote-search.js", import.meta.url).href;
  const element = inert.createElement("quote-search");
  for (const [name, value] of new FormData(form)) {
    for (const one of [element, preview]) {
      if (value.trim()) one.setAttribute(name, value.trim());
      else one.removeAttribute(name);
    }
  }
  code.textContent = `${script.outerHTML}\n${element.outerHTML}`; // outerHTML escapes the values
  told.textContent = "";
}

form.addEventListener("input", () => form.checkValidity() && write());
form.addEventListener("submit", (event) => event.preventDefault());
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    told.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(code); // no clipboard without https
    told.textContent = "Selected. Copy it with the keyboard.";
  }
});
copy.hidden = false;
write();
