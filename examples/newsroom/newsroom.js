/** Puts the quote that is chosen in the search into the article, behind the paragraph in which the cursor was. */

const story = document.querySelector("#story");
const told = document.querySelector("#told");
let paragraph = null;

for (const type of ["keyup", "mouseup", "focusout"]) {
  story.addEventListener(type, () => {
    const { anchorNode } = getSelection();
    paragraph = [...story.children].find((child) => child.contains(anchorNode)) ?? paragraph;
  });
}

document.addEventListener("qs-select", ({ detail: { quote } }) => {
  const inserted = block(quote);
  if (paragraph?.isConnected) paragraph.after(inserted);
  else story.append(inserted);
  paragraph = inserted; // the next one goes behind this one
  inserted.scrollIntoView({ block: "nearest" });
  told.textContent = `Inserted: ${name(quote)}.`;
});

/** Whatever comes from the server goes into the page as text. */
function block(quote) {
  const words = document.createElement("p");
  words.textContent = quote.kind === "direct" ? `“${quote.text}”` : quote.text; // else it has the marks it was printed with
  const credit = document.createElement("p");
  credit.className = "credit";
  credit.append(`${name(quote)}, `, place(quote), quote.date ? `, ${quote.date}` : "");
  const block = document.createElement("blockquote");
  block.append(words, credit);
  return block;
}

function name({ speaker, speaker_mention: mention }) {
  return speaker ?? mention ?? "unnamed";
}

function place({ source, title, article_id: id, url }) {
  const cite = document.createElement("cite");
  const link = /^https?:\/\//i.test(url) ? cite.appendChild(document.createElement("a")) : cite;
  if (link !== cite) link.href = url;
  link.textContent = source ?? title ?? id;
  return cite;
}
