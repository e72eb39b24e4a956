/**
 * <quote-search>: a question in, attributed quotes out. How to embed it: docs/embed.md.
 *
 * Whatever the server sends is untrusted: it reaches the page as text nodes only, and becomes a link only when it
 * is an http(s) address. Of a Content-Security-Policy nothing is needed but script-src and connect-src.
 */

const API = new URL("../api/v1", import.meta.url).href; // beside /widget/, so that a proxy may move both below a path
const PAUSE_MS = 250;
const SHORTEST_TYPED = 3; // less than this is asked only on Enter

const SAYS = {
  label: "Who said what?",
  button: "Search",
  searching: "Searching…",
  results: "Quotes",
  retry: "Try again",
  empty: ["", "Ask who said something, ask what somebody said, or type words you remember."],
  nothing: ["Nobody is quoted saying that here.", "Try other words, fewer of them, or a speaker’s name alone."],
  refused: ["This question cannot be answered as it stands.", "Put it in other words."],
  offline: ["You are offline.", "Your question is kept. Try again when you are connected."],
  unreachable: ["The search cannot be reached.", "Check your connection, then try again."],
  broken: ["The search is not working just now.", "It is not your question. Try again in a minute."],
  busy: (seconds) => [
    "Too many questions at once.",
    `Wait ${seconds > 0 ? count(seconds, "second") : "a moment"}, then try again.`,
  ],
  found: (shown, total) => (shown < total ? `The best ${shown} of ${count(total, "quote")}` : count(shown, "quote")),
  unknown: "Unknown speaker",
  mention: (words) => `named there as “${words}”`,
  paraphrased: "paraphrased",
  said: "said on ",
  published: "published ",
  undated: "date unknown",
  context: "In context",
  printings: (others) => count(others, "other printing"),
  conflict: (names) => `The same words are also given to ${names}.`,
  understood: "Understood",
  speaker: (name) => `said by ${name}`,
  source: (name) => `in ${name}`,
  days: (since, until) => (since === until ? `on ${since}` : [since && `from ${since}`, until && `to ${until}`].filter(Boolean).join(" ")),
  drop: (label) => `${label}: not meant, remove`,
};

class QuoteSearch extends HTMLElement {
  static observedAttributes = ["query"];

  #input = h("input", { id: "q", type: "search", autocomplete: "off", enterkeyhint: "search", part: "input" });
  #form = h("form", { role: "search", part: "form" }, [
    h("div", { class: "head" }, [
      h("label", { for: "q", part: "label" }, [SAYS.label]),
      h("span", { class: "searching", "aria-hidden": "true" }, [SAYS.searching]),
    ]),
    h("div", { class: "field" }, [this.#input, h("button", { class: "ask", part: "button" }, [SAYS.button])]),
  ]);
  #status = h("div", { class: "status", role: "status", part: "status" });
  #retry = h("button", { class: "retry", type: "button", part: "button" }, [SAYS.retry]);
  #chips = h("ul", { class: "chips", role: "list", "aria-label": SAYS.understood, part: "chips" });
  #results = h("ol", { role: "list", "aria-label": SAYS.results, part: "results" }); // role: Safari drops it with the numbers
  #root = h("div", { class: "root" }, [this.#form, this.#chips, this.#status, this.#retry, h("slot"), this.#results]);
  #timer;
  #request = null;
  #asked = "";
  #literally = new Set(); // what the reader said was not meant: names of parameters

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [STYLE];
    shadow.append(this.#root);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#search();
    });
    this.#input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.#input.addEventListener("compositionend", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || !this.value) return;
      event.preventDefault();
      this.value = "";
    });
    this.#retry.addEventListener("click", () => {
      this.#input.focus(); // the button is about to go; the focus must not go with it
      this.#search();
    });
    this.#show("empty", SAYS.empty);
  }

  connectedCallback() {
    if (Object.hasOwn(this, "value")) {
      const early = this.value; // set by the page before this script had loaded
      delete this.value;
      this.value = early;
    } else if (this.value.trim() !== this.#asked) {
      this.#search();
    }
  }

  disconnectedCallback() {
    if (this.#request) this.#asked = null; // so that it is asked anew where the element is added again
    this.#cancel();
  }

  attributeChangedCallback(_name, before, now) {
    if (now !== before) this.value = now;
  }

  /** The question as it stands in the field. Setting it asks it. */
  get value() {
    return this.#input.value;
  }

  set value(question) {
    this.#input.value = question ?? "";
    if (this.isConnected) this.#search();
  }

  focus(options) {
    this.#input.focus(options); // delegatesFocus would also take the focus from whoever selects words with the mouse
  }

  #typed() {
    clearTimeout(this.#timer);
    const query = this.value.trim();
    if (!query) this.#search();
    else if (query.length >= SHORTEST_TYPED && query !== this.#asked) {
      this.#timer = setTimeout(() => this.#search(), PAUSE_MS);
    }
  }

  async #search() {
    this.#cancel();
    const query = this.value.trim();
    if (query !== this.#asked) this.#literally.clear();
    this.#asked = query;
    if (!query) {
      this.#show("empty", SAYS.empty);
      this.#tell("qs-search", { query, total: 0 });
      return;
    }
    const request = (this.#request = new AbortController());
    this.#root.classList.add("busy");
    try {
      const { hits, total, interpretation } = await ask(this.#address(query), request.signal);
      if (request.signal.aborted) return; // a later question is on its way, or the element is gone
      if (hits.length) this.#show("answer", [SAYS.found(hits.length, total)], hits.map(quote));
      else this.#show("nothing", SAYS.nothing);
      this.#chips.replaceChildren(...understood(interpretation).map((chip) => this.#chip(chip)));
      this.#tell("qs-search", { query, total });
    } catch (failure) {
      if (request.signal.aborted) return;
      if (!(failure instanceof Problem)) console.error(failure);
      const { status, says } = failure instanceof Problem ? failure : new Problem(200, SAYS.broken);
      this.#show(status === 400 ? "refused" : "problem", says);
      this.#tell("qs-error", { query, status, message: says.join(" ") });
    }
    if (this.#request === request) this.#request = null; // a listener may have asked the next one
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
  }

  #address(query) {
    const api = (this.getAttribute("api") || API).replace(/\/+$/, "");
    const url = new URL(`${api}/search`, document.baseURI);
    url.searchParams.set("q", query);
    url.searchParams.set("limit", this.getAttribute("limit") || "10");
    for (const name of this.#literally) url.searchParams.set(name, "");
    return url;
  }

  #chip({ label, names }) {
    const button = h("button", { type: "button", part: "chip", "aria-label": SAYS.drop(label) }, [label, " ×"]);
    button.addEventListener("click", () => {
      names.forEach((name) => this.#literally.add(name));
      this.#input.focus(); // the button is about to go
      this.#search();
    });
    return h("li", {}, [button]);
  }

  #show(state, says, quotes = []) {
    this.#root.dataset.state = state;
    this.#status.replaceChildren(...says.filter(Boolean).map((line) => h("p", {}, [line])));
    this.#root.classList.remove("busy");
    this.#results.replaceChildren(...quotes);
    this.#chips.replaceChildren();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

// Asking

class Problem extends Error {
  constructor(status, says) {
    super(says.join(" "));
    this.status = status;
    this.says = says;
  }
}

async function ask(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal, headers: { accept: "application/json" } });
  } catch {
    throw new Problem(0, navigator.onLine ? SAYS.unreachable : SAYS.offline);
  }
  const { status } = response;
  if (status === 429) throw new Problem(status, SAYS.busy(Number(response.headers.get("retry-after"))));
  const reply = await response.json().catch(() => null);
  if (status === 400) throw new Problem(status, [SAYS.refused[0], reply?.detail || SAYS.refused[1]]);
  if (!response.ok || !Array.isArray(reply?.hits)) throw new Problem(status, SAYS.broken);
  return reply;
}

/** What the server read out of the question, each with the parameters that say "not meant" when they are empty. */
function understood({ speaker, source, since, until } = {}) {
  return [
    speaker && { label: SAYS.speaker(speaker), names: ["speaker"] },
    source && { label: SAYS.source(source), names: ["source"] },
    (since || until) && { label: SAYS.days(since && written(since), until && written(until)), names: ["since", "until"] },
  ].filter(Boolean);
}

// One quote

function quote(hit) {
  const others = hit.occurrences;
  return h("li", { part: "quote" }, [
    h("figure", {}, [
      h("blockquote", { cite: webAddress(hit.url), dir: "auto", part: "words" }, [words(hit)]),
      h("figcaption", {}, [
        h("p", {}, who(hit)),
        hit.conflict && h("p", { class: "conflict", part: "conflict" }, [SAYS.conflict(otherNames(hit))]),
        h("p", { class: "quiet" }, [said(hit), " · ", place(hit)]),
        h("div", { class: "more" }, [
          hit.context && fold(SAYS.context, [h("p", { class: "context", dir: "auto" }, [hit.context]), printed(hit)]),
          others.length > 0 && fold(SAYS.printings(others.length), [h("ul", {}, others.map(printing))]),
        ]),
      ]),
    ]),
  ]);
}

/** What is verbatim inside quotation marks, what is paraphrased outside them, what matched marked. */
function words({ text, kind, quoted, highlights }) {
  const units = [0]; // code point -> UTF-16 unit: the API counts the one, a JavaScript string the other
  for (const point of text) units.push(units.at(-1) + point.length);
  const found = highlights.map(([start, end]) => ({ start: units[start], end: units[end] }));
  const whole = kind === "direct" && quoted.length < 2; // the pieces of a split quote keep marks of their own
  const verbatim = whole ? [{ start: 0, end: text.length, bare: true }] : verbatimParts(text, quoted);

  const cuts = [0, text.length, ...[...found, ...verbatim].flatMap(({ start, end }) => [start, end])];
  const edges = [...new Set(cuts)].filter(Number.isInteger).sort((a, b) => a - b);
  const pieces = edges.slice(1).map((end, i) => {
    const start = edges[i];
    const covers = (range) => range.start <= start && end <= range.end;
    const part = verbatim.find(covers);
    const piece = text.slice(start, end);
    const name = part ? "verbatim" : "paraphrase";
    return h("span", { class: name, part: name }, [
      part?.bare && part.start === start && "“",
      found.some(covers) ? h("mark", { part: "mark" }, [piece]) : piece,
      part?.bare && part.end === end && "”",
    ]);
  });
  const words = h("p", {}, pieces);
  if (/^["“„«]/.test(words.textContent)) words.className = "hung";
  return words;
}

/** Where the verbatim parts of a text stand, with the marks printed around them; bare: there are none. */
function verbatimParts(text, quoted) {
  const parts = [];
  let after = 0;
  for (const part of quoted) {
    const start = text.indexOf(part, after);
    if (start < 0) continue;
    after = start + part.length;
    const opening = /["“„«‘']$/.exec(text.slice(0, start));
    const closing = /^[.,;:!?]?["”“»’']/.exec(text.slice(after));
    parts.push(
      opening && closing
        ? { start: start - 1, end: after + closing[0].length, bare: false }
        : { start, end: after, bare: true },
    );
  }
  return parts;
}

function who({ speaker, speaker_mention: mention, kind }) {
  const telling = speaker && mention && !speaker.endsWith(mention); // "Altman" says no more than "Sam Altman"
  const notes = [kind === "indirect" && SAYS.paraphrased, telling && SAYS.mention(mention)];
  return [
    h("span", { class: speaker ? "speaker" : "speaker unknown", part: "speaker" }, [speaker ?? SAYS.unknown]),
    !speaker && mention ? `: “${mention}”` : "",
    h("span", { class: "quiet", part: "note" }, notes.filter(Boolean).map((note) => `, ${note}`)),
  ];
}

function said({ date, date_basis: basis, published }) {
  if (basis === "stated") return day(SAYS.said, date);
  return day(SAYS.published, basis === "published" ? date : published);
}

/** The title, where another name stands for the article, and its day, where another day stands for the quote. */
function printed({ source, title, published, date_basis: basis }) {
  const facts = [source && title, basis === "stated" && published && day(SAYS.published, published)];
  return h("p", { class: "quiet" }, facts.filter(Boolean).flatMap((fact, i) => (i ? [" · ", fact] : [fact])));
}

function printing(other) {
  return h("li", {}, [place(other), " · ", day("", other.date), other.speaker && ` · ${other.speaker}`]);
}

function otherNames({ speaker, occurrences }) {
  const names = new Set(occurrences.map((other) => other.speaker).filter((name) => name && name !== speaker));
  return [...names].join(", ");
}

function place({ source, title, article_id: id, url }) {
  const href = webAddress(url);
  const name = source || title || id;
  return h("cite", { part: "source" }, [href ? h("a", { href, rel: "noopener" }, [name]) : name]);
}

function day(before, iso) {
  const words = written(iso);
  return words ? h("span", { part: "date" }, [before, h("time", { datetime: iso }, [words])]) : SAYS.undated;
}

function written(iso) {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? iso : NaN);
  if (Number.isNaN(date.valueOf())) return null;
  return date.toLocaleDateString("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
}

function fold(label, inside) {
  return h("details", {}, [h("summary", {}, [label]), h("div", {}, inside)]);
}

function webAddress(url) {
  return /^https?:\/\//i.test(url) ? url : null;
}

function count(number, noun) {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}

/** An element; null, false and empty attributes and children are left out, and strings become text nodes. */
function h(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children.filter(Boolean));
  return element;
}

// How it looks

const STYLE = new CSSStyleSheet(); // constructed, not written into the page: a strict policy allows it
STYLE.replaceSync(`
:host { display: block; color-scheme: light dark }
:host([hidden]) { display: none }
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
.root {
  --ground: var(--qs-background, light-dark(#fffdf8, #181715));
  --ink: var(--qs-ink, light-dark(#1d1b18, #ece7dd));
  --quiet: var(--qs-quiet, light-dark(#645d53, #aca498));
  --line: var(--qs-line, light-dark(#e6dfd3, #37332d));
  --edge: light-dark(#8b8377, #7d766b);
  --accent: var(--qs-accent, light-dark(#8c2a1c, #f0a48f));
  --on-accent: var(--qs-on-accent, light-dark(#fff, #221411));
  --mark: var(--qs-mark, light-dark(#fbeab0, #57481a));
  --serif: var(--qs-font-words, "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, Georgia, serif);
  all: initial;
  color-scheme: inherit;
  display: block;
  padding: 1em;
  background: var(--ground);
  color: var(--ink);
  font: var(--qs-size, 1rem)/1.5 var(--qs-font, system-ui, sans-serif);
  overflow-wrap: anywhere;
}
p, ol, ul, li, figure, blockquote { margin: 0; padding: 0; list-style: none }
.head { display: flex; justify-content: space-between; gap: 1em; margin-bottom: .4em }
label { font-weight: 600 }
.searching { visibility: hidden; color: var(--quiet); font-size: .9em }
.busy .searching { visibility: visible; transition: visibility 0s .3s } /* a quick answer shows no flicker */
.field { display: flex; position: relative }
input, button { box-sizing: border-box; min-height: 2.75em; margin: 0; border-radius: 3px; font: inherit }
input {
  flex: 1; min-width: 0; padding: 0 .8em; appearance: none;
  border: 1px solid var(--edge); border-start-end-radius: 0; border-end-end-radius: 0;
  background: transparent; color: inherit;
}
input::-webkit-search-cancel-button { display: none }
button { padding: 0 1.1em; border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer }
.ask { border-start-start-radius: 0; border-end-start-radius: 0; background: var(--accent); color: var(--on-accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; z-index: 1 }

.chips { display: flex; flex-wrap: wrap; gap: .4em; margin-top: .6em }
.chips:empty { display: none }
.chips button { min-height: 24px; padding: 0 .7em; border-color: var(--edge); border-radius: 1em; color: inherit; font-size: .85em }
.chips button:hover { border-color: var(--accent); color: var(--accent) }
.conflict { color: var(--accent) }

.status { min-height: 1.5em; margin-top: .9em; color: var(--quiet); font-size: .9em }
[data-state="nothing"] .status p:first-child, [data-state="refused"] .status p:first-child,
[data-state="problem"] .status p:first-child {
  margin: 1em 0 .2em; color: var(--ink); font: 1.45em/1.35 var(--serif);
}
.retry { display: none }
[data-state="problem"] .retry { display: block; margin-top: 1em }
.root:not([data-state="empty"]) slot { display: none }

.busy ol { opacity: .6; transition: opacity .15s .3s }
ol > li { padding: 1.6em 0 1.3em }
ol > li + li { border-top: 1px solid var(--line) }
blockquote { font: 1.35em/1.42 var(--serif); text-wrap: pretty }
.hung { text-indent: -.42em }
.paraphrase { color: var(--quiet) }
mark { background: var(--mark); color: var(--ink); border-radius: 2px; box-decoration-break: clone }
figcaption { margin-top: .75em; font-size: .9em; text-wrap: pretty }
.speaker { font-weight: 600 }
.unknown { font-weight: 400; font-style: italic }
.quiet, summary { color: var(--quiet) }
cite { font-style: normal }
a { padding-block: .35em; color: inherit; text-decoration-color: var(--accent); text-underline-offset: .2em }
a:hover { color: var(--accent) }
.more { display: flex; flex-wrap: wrap; column-gap: 1.4em; margin-top: .1em }
details[open] { flex-basis: 100% }
summary { width: fit-content; min-height: 24px; line-height: 24px; cursor: pointer }
summary:hover { color: var(--accent) }
details > div { margin: .3em 0 .8em; padding-inline-start: 1em; border-inline-start: 2px solid var(--line) }
.context { margin-bottom: .4em; font: 1.1em/1.5 var(--serif) }
ul > li { color: var(--quiet); line-height: 28px }
@media (prefers-reduced-motion: reduce) { .busy ol { transition-duration: 0s } }
`);

if (!customElements.get("quote-search")) customElements.define("quote-search", QuoteSearch);
