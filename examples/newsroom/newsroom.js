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

document.addEventListener("qs-select", ({ detail: { quote, html } }) => {
  const inserted = figure(html);
  if (paragraph?.isConnected) paragraph.after(inserted);
  else story.append(inserted);
  paragraph = inserted; // the next one goes behind this one
  inserted.scrollIntoView({ block: "nearest" });
  told.textContent = `Inserted: ${quote.speaker ?? quote.speaker_mention ?? "unnamed"}.`;
});

/** The quote ready to be printed: the element has put every text of it into the markup as text. */
function figure(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
}
