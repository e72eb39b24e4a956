/**
 * <quote-search>: a question in, attributed quotes out. How to embed it: docs/embed.md.
 *
 * What the server sends is untrusted: text nodes, and a link only where it is an http(s) address.
 * A combobox, whose options are the quotes; what can be pressed for one is a group, put below it by the grid.
 */

const API = new URL("../api/v1", import.meta.url).href; // beside /widget/
const PAUSE_MS = 250;
const SHORTEST_TYPED = 3; // shorter is asked on Enter
const SURE = 0.8; // less is shown as low confidence
const FACETS = ["kind", "speaker", "source", "year"];

const ENGLISH = {
  locale: "en-GB",
  label: "Who said what?",
  button: "Search",
  searching: "Searching…",
  results: "Quotes",
  retry: "Try again",
  more: "More quotes",
  empty: ["Ask who said something or what someone said, or type words you remember."],
  nothing: ["No matching quotes found.", "Try other words, fewer words, or only a speaker’s name."],
  refused: ["The question was not accepted.", "Try other words."],
  offline: ["You are offline.", "Your question is kept. Try again once connected."],
  unreachable: ["The search cannot be reached.", "Check your connection, then try again."],
  broken: ["The search is not working right now.", "Your question is not at fault. Try again in a minute."],
  busy: (seconds) => ["Too many questions.", `Try again in ${seconds || "a few"} seconds.`],
  found: (shown, total) => (shown < total ? `The best ${shown} of ${total} quotes` : `${total} quote${total === 1 ? "" : "s"}`),
  narrow: "Filters",
  any: { kind: "All quotes", other: "Any" },
  kind: "Wording",
  kinds: { direct: "In quotation marks", mixed: "Partly in quotation marks", indirect: "Reported" },
  speaker: "Speaker",
  source: "Source",
  year: "Year",
  unnamed: "Unnamed",
  unsure: "low confidence",
  paraphrased: "paraphrased by the reporter",
  denied: "denied or not said",
  said: (day) => `said on ${day}`,
  published: (day) => `published ${day}`,
  undated: "date unknown",
  why: "Why this name?",
  named: (words) => `Named in the article as “${words}”.`,
  cue: (words) => `Reported with “${words}”.`,
  sure: (share) => `Confidence: ${share}%.`,
  printings: (others) => `${others} other printing${others === 1 ? "" : "s"}`,
  conflict: (names) => `The same words are also attributed to ${names}.`,
  understood: "Understood",
  by: (name) => `said by ${name}`,
  from: (name) => `in ${name}`,
  days: ["on", "from", "to"],
  drop: (label) => `Remove “${label}”`,
  insert: "Insert",
  copy: "Copy",
  text: "Text",
  chosen: "Chosen",
  copied: "Copied",
};

const GERMAN = {
  locale: "de",
  label: "Wer hat was gesagt?",
  button: "Suchen",
  searching: "Sucht …",
  results: "Zitate",
  retry: "Noch einmal",
  more: "Weitere Zitate",
  empty: ["Fragen Sie, wer etwas gesagt hat oder was jemand gesagt hat."],
  nothing: ["Keine passenden Zitate gefunden.", "Versuchen Sie es mit anderen oder weniger Wörtern."],
  refused: ["Diese Frage lässt sich so nicht beantworten.", "Stellen Sie sie anders."],
  offline: ["Sie sind offline.", "Ihre Frage bleibt stehen."],
  unreachable: ["Die Suche ist nicht erreichbar.", "Prüfen Sie die Verbindung."],
  broken: ["Die Suche ist gerade gestört.", "Versuchen Sie es in einer Minute wieder."],
  busy: (seconds) => ["Zu viele Fragen auf einmal.", `Versuchen Sie es in ${seconds || "einigen"} Sekunden wieder.`],
  found: (shown, total) => (shown < total ? `Die besten ${shown} von ${total} Zitaten` : `${total} Zitat${total === 1 ? "" : "e"}`),
  narrow: "Eingrenzen",
  any: { kind: "Alle Zitate", other: "Alle" },
  kind: "Wortlaut",
  kinds: { direct: "In Anführungszeichen", mixed: "Teils in Anführungszeichen", indirect: "Indirekte Rede" },
  speaker: "Sprecher",
  source: "Quelle",
  year: "Jahr",
  unnamed: "Ungenannt",
  unsure: "unsicher",
  paraphrased: "sinngemäß wiedergegeben",
  denied: "bestritten oder nicht gesagt",
  said: (day) => `gesagt am ${day}`,
  published: (day) => `erschienen am ${day}`,
  undated: "Datum unbekannt",
  why: "Warum dieser Name?",
  named: (words) => `Im Artikel genannt: „${words}“.`,
  cue: (words) => `Berichtet mit „${words}“.`,
  sure: (share) => `Name zu ${share} % sicher.`,
  printings: (others) => `${others} weitere${others === 1 ? "r Abdruck" : " Abdrucke"}`,
  conflict: (names) => `Dieselben Worte werden auch ${names} zugeschrieben.`,
  understood: "Verstanden",
  by: (name) => `gesagt von ${name}`,
  from: (name) => `in ${name}`,
  days: ["am", "ab", "bis"],
  drop: (label) => `„${label}“ entfernen`,
  insert: "Einfügen",
  copy: "Kopieren",
  text: "Text",
  chosen: "Gewählt",
  copied: "Kopiert",
};

class QuoteSearch extends HTMLElement {
  static observedAttributes = ["query", "api", "speaker", "source", "limit", "lang"];

  #says = ENGLISH;
  #input = h("input", {
    id: "q", role: "combobox", type: "text", autocomplete: "off", part: "input",
    "aria-autocomplete": "list", "aria-controls": "list", "aria-expanded": "false",
  });
  #label = h("label", { for: "q", part: "label" });
  #searching = h("span", { class: "searching", "aria-hidden": "true" });
  #ask = h("button", { class: "ask", part: "button" });
  #form = h("form", { role: "search", part: "form" }, [
    h("div", { class: "head" }, [this.#label, this.#searching]),
    h("div", { class: "field" }, [this.#input, this.#ask]),
  ]);
  #chips = h("ul", { class: "chips", role: "list", part: "chips" });
  #narrow = h("div", { class: "narrow", role: "group", part: "filters" });
  #status = h("div", { class: "status", role: "status", part: "status" });
  #retry = press("", () => {
    this.#input.focus(); // the button goes
    this.#search();
  });
  #list = h("div", { id: "list", role: "listbox", part: "results" });
  #groups = h("div", { class: "groups" });
  #results = h("div", { class: "results" }, [this.#list, this.#groups]);
  #more = press("", () => this.#search(this.#next));
  #root = h("div", { class: "root" }, [
    this.#form, this.#chips, this.#narrow, this.#status, this.#retry, h("slot"), this.#results, this.#more,
  ]);
  #timer;
  #request = null;
  #asked = "";
  #filters = {}; // parameter -> value, empty where the question did not mean it
  #facets = {}; // facet -> counts, while it does not narrow
  #hits = [];
  #next = null;
  #active = -1;

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
    this.#input.addEventListener("keydown", (event) => event.isComposing || this.#pressed(event));
    this.#retry.className = "retry";
    this.#speak();
    this.#show("empty", this.#says.empty);
  }

  connectedCallback() {
    document.addEventListener("keydown", this.#hotkey);
    this.#speak();
    for (const name of ["value", "filters"]) {
      if (!Object.hasOwn(this, name)) continue;
      const early = this[name]; // set before this script ran
      delete this[name];
      this[name] = early;
    }
    if (this.value.trim() !== this.#asked) {
      this.#search();
    } else if (!this.#asked) {
      this.#show("empty", this.#says.empty);
    }
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#hotkey);
    if (this.#request) this.#asked = null; // to be asked anew
    this.#cancel();
  }

  attributeChangedCallback(name, before, now) {
    if (now === before) return;
    if (name === "query") this.value = now;
    else if (this.isConnected) {
      if (name === "lang") this.#speak();
      this.value = this.value;
    }
  }

  /** The question as it stands in the field. Setting it asks it. */
  get value() {
    return this.#input.value;
  }

  set value(question) {
    this.#input.value = question ?? "";
    if (this.isConnected) this.#search();
  }

  /** Parameters of the API that narrow the question. Another question drops them. */
  get filters() {
    return { ...this.#filters };
  }

  set filters(given) {
    this.#filters = { ...given };
    if (this.isConnected) this.#search();
    else this.#asked = null;
  }

  focus(options) {
    this.#input.focus(options);
  }

  #speak() {
    const lang = this.lang || this.closest("[lang]")?.lang || "";
    const says = (this.#says = lang.startsWith("de") ? GERMAN : ENGLISH);
    this.#root.lang = says.locale;
    this.#label.textContent = says.label;
    this.#searching.textContent = says.searching;
    this.#ask.textContent = says.button;
    this.#retry.textContent = says.retry;
    this.#more.textContent = says.more;
    this.#chips.ariaLabel = says.understood;
    this.#narrow.ariaLabel = says.narrow;
    this.#list.ariaLabel = says.results;
  }

  #hotkey = (event) => {
    const target = event.composedPath()[0];
    if (event.key !== this.getAttribute("hotkey") || target.isContentEditable || /input|textarea|select/.test(target.localName)) return;
    event.preventDefault();
    this.focus();
  };

  #typed() {
    clearTimeout(this.#timer);
    this.#activate(-1);
    const query = this.value.trim();
    if (!query) this.#search();
    else if (query === this.#asked) this.#open(this.#hits.length > 0);
    else if (query.length >= SHORTEST_TYPED) this.#timer = setTimeout(() => this.#search(), PAUSE_MS);
  }

  #pressed(event) {
    const last = this.#hits.length - 1;
    const open = !this.#results.hidden;
    const chosen = this.#active >= 0;
    const moves = {
      ArrowDown: open ? Math.min(this.#active + 1, last) : last < 0 ? null : -1,
      ArrowUp: chosen ? this.#active - 1 : null,
      Home: chosen ? 0 : null,
      End: chosen ? last : null,
    };
    if (event.key === "Enter" && chosen) this.#select(this.#hits[this.#active]);
    else if (event.key === "Escape" && open) this.#open(false);
    else if (event.key === "Escape" && this.value) this.value = "";
    else if (moves[event.key] != null) {
      this.#open(true);
      this.#activate(moves[event.key]);
    } else return;
    event.preventDefault();
  }

  #open(open) {
    this.#results.hidden = !open;
    this.#more.hidden = !open || !this.#next;
    this.#input.ariaExpanded = open;
    if (!open) this.#activate(-1);
  }

  #activate(at) {
    this.#active = at;
    [...this.#list.children].forEach((option, i) => (option.ariaSelected = i === at));
    const option = this.#list.children[at];
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  async #search(cursor) {
    this.#cancel();
    const says = this.#says;
    const query = this.value.trim();
    if (query !== (this.#asked ?? query)) this.#filters = {};
    this.#asked = query;
    if (!query) {
      this.#show("empty", says.empty);
      this.#tell("qs-search", { query, total: 0, hits: [] });
      return;
    }
    const request = (this.#request = new AbortController());
    this.#root.classList.add("busy");
    try {
      const reply = await ask(this.#address(query, cursor), request.signal, says);
      if (request.signal.aborted) return; // a later one runs
      const { total, interpretation, facets } = reply;
      const hits = cursor ? [...this.#hits, ...reply.hits] : reply.hits;
      this.#next = reply.next;
      if (hits.length) this.#show("answer", [says.found(hits.length, total)], hits);
      else this.#show("nothing", says.nothing);
      const chips = understood(interpretation, says).filter(({ names }) => !names.some((name) => this.#isFixed(name)));
      this.#chips.replaceChildren(...chips.map((chip) => this.#chip(chip)));
      const counts = (facet) => facets?.[facet] ?? {};
      const offered = (facet) => !this.getAttribute(facet) && (this.#kept(facet) || Object.keys(counts(facet)).length);
      this.#narrow.replaceChildren(...FACETS.filter(offered).map((facet) => this.#facet(facet, counts(facet))));
      this.#tell("qs-search", { query, total, hits });
    } catch (failure) {
      if (request.signal.aborted) return;
      if (!failure.says) console.error(failure);
      const { status = 200, says: lines = says.broken } = failure;
      this.#show(status === 400 ? "refused" : "problem", lines);
      this.#tell("qs-error", { query, status, message: lines.join(" ") });
    }
    if (this.#request === request) this.#request = null;
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
  }

  #address(query, cursor) {
    const api = (this.getAttribute("api") || API).replace(/\/+$/, "");
    const url = new URL(`${api}/search`, document.baseURI);
    const given = { q: query, limit: this.getAttribute("limit"), ...this.#filters, cursor };
    for (const name of ["speaker", "source"]) given[name] = this.getAttribute(name) || given[name];
    for (const [name, value] of Object.entries(given)) if (value != null) url.searchParams.set(name, value);
    return url;
  }

  /** What a facet narrows to; a year only where the days are those of one year. */
  #kept(facet) {
    const { since, until } = this.#filters;
    const year = since?.slice(0, 4);
    if (facet !== "year") return this.#filters[facet];
    return year && since === `${year}-01-01` && until === `${year}-12-31` ? year : undefined;
  }

  /** Whether an attribute or a select already shows this parameter. */
  #isFixed(name) {
    const facet = ["since", "until"].includes(name) ? "year" : name;
    return Boolean(this.getAttribute(name) || this.#kept(facet));
  }

  #chip({ label, names }) {
    const narrows = names.some((name) => this.#filters[name]);
    const chip = press(`${label} ×`, () => {
      this.#input.focus();
      const dropped = Object.fromEntries(names.map((name) => [name, narrows ? undefined : ""]));
      this.filters = { ...this.#filters, ...dropped };
    });
    chip.part = "chip";
    chip.ariaLabel = this.#says.drop(label);
    return h("li", {}, [chip]);
  }

  #facet(name, counts) {
    const says = this.#says;
    const days = name === "year";
    const kept = this.#kept(name);
    if (!kept) this.#facets[name] = counts;
    const kinds = name === "kind" ? says.kinds : {};
    const uncounted = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, null])); // before the question stood alone
    const values = Object.entries({ ...(this.#facets[name] ?? uncounted), ...(kept && { [kept]: 0 }), ...counts });
    const options = values.map(([value, number]) => {
      const label = Object.hasOwn(kinds, value) ? kinds[value] : value;
      return new Option(number === null ? label : `${label} (${number})`, value);
    });
    const select = h("select", { id: name, part: "filter" }, [new Option(says.any[name] ?? says.any.other, ""), ...options]);
    select.value = kept ?? "";
    select.addEventListener("change", async () => {
      const value = select.value || undefined;
      Object.assign(this.#filters, days ? { since: value && `${value}-01-01`, until: value && `${value}-12-31` } : { [name]: value });
      await this.#search();
      this.#narrow.querySelector(`#${name}`)?.focus();
    });
    return h("label", { for: name }, [says[name], select]);
  }

  #show(state, lines, hits = []) {
    this.#root.dataset.state = state;
    this.#status.replaceChildren(...lines.map((line) => h("p", {}, [line])));
    this.#root.classList.remove("busy");
    this.#hits = hits;
    if (!hits.length) this.#next = null;
    this.#chips.replaceChildren();
    if (state !== "answer" && !Object.values(this.#filters).some(Boolean)) this.#narrow.replaceChildren();
    this.#list.replaceChildren(...hits.map((hit, at) => this.#option(hit, at)));
    this.#groups.replaceChildren(...hits.map((hit, at) => this.#group(hit, at)));
    this.#open(hits.length > 0);
    this.#activate(-1);
  }

  #option(hit, at) {
    const option = h("div", { id: `quote-${at}`, role: "option", part: "quote", "aria-selected": "false" }, quote(hit, this.#says));
    option.style.gridRow = 2 * at + 1;
    option.addEventListener("click", () => this.#activate(at));
    return option;
  }

  #group(hit, at) {
    const says = this.#says;
    const copy = (name, format) => press(name, () => this.#copy(hit, format));
    const reasons = [
      hit.speaker_mention && says.named(hit.speaker_mention),
      hit.cue && says.cue(hit.cue),
      hit.speaker && says.sure(Math.round(100 * hit.confidence)),
    ];
    const others = hit.occurrences.map((other) =>
      h("li", {}, [
        link(other, place(other)),
        ` · ${written(other.date, says) ?? says.undated}`,
        other.speaker && ` · ${other.speaker}`,
      ]),
    );
    const group = h("div", { class: "group", role: "group", part: "actions", "aria-labelledby": `quote-${at}` }, [
      link(hit, headline(hit)),
      press(says.insert, () => this.#select(hit)),
      fold(says.copy, [copy(says.text, "text"), copy("HTML", "html"), copy("Markdown", "markdown")]),
      fold(says.why, [
        h("p", {}, [reasons.filter(Boolean).join(" ")]),
        hit.context && h("p", { class: "context", dir: "auto" }, [hit.context]),
      ]),
      others.length > 0 && fold(says.printings(others.length), [h("ul", {}, others)]),
    ]);
    group.style.gridRow = 2 * at + 2;
    return group;
  }

  #select(quote) {
    const forms = Object.entries(FORMATS).map(([format, write]) => [format, write(quote, this.#says)]);
    const detail = { quote, ...Object.fromEntries(forms) };
    if (this.#tell("qs-select", detail)) this.#status.textContent = this.#says.chosen;
  }

  #copy(quote, format) {
    const text = FORMATS[format](quote, this.#says);
    if (!this.#tell("qs-copy", { quote, format, text })) return;
    const copied = () => (this.#status.textContent = this.#says.copied);
    navigator.clipboard?.writeText(text).then(copied, console.warn); // only with https
  }

  /** False where the page prevented what follows. */
  #tell(type, detail) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

// Asking

class Problem extends Error {
  constructor(status, says) {
    super();
    Object.assign(this, { status, says });
  }
}

async function ask(url, signal, says) {
  let response;
  try {
    response = await fetch(url, { signal, headers: { accept: "application/json" } });
  } catch {
    throw new Problem(0, navigator.onLine ? says.unreachable : says.offline);
  }
  const { status } = response;
  if (status === 429) throw new Problem(status, says.busy(Number(response.headers.get("retry-after"))));
  const reply = await response.json().catch(() => null);
  if (status === 400) throw new Problem(status, [says.refused[0], reply?.detail || says.refused[1]]);
  if (!response.ok || !Array.isArray(reply?.hits)) throw new Problem(status, says.broken);
  return reply;
}

/** What was understood, each with the parameters that say "not meant" when they are empty. */
function understood({ speaker, source, since, until } = {}, says) {
  const [on, from, to] = says.days;
  const [first, last] = [written(since, says), written(until, says)];
  const span = since === until ? [on, first] : [since && from, first, until && to, last];
  return [
    speaker && { label: says.by(speaker), names: ["speaker"] },
    source && { label: says.from(source), names: ["source"] },
    (since || until) && { label: span.filter(Boolean).join(" "), names: ["since", "until"] },
  ].filter(Boolean);
}

// One quote

/** What an option holds: text only. */
function quote(hit, says) {
  const notes = [
    hit.denied && says.denied,
    hit.kind === "indirect" && says.paraphrased,
    hit.speaker && hit.confidence < SURE && says.unsure,
  ];
  const where = hit.title && hit.source; // else the link says it
  return [
    h("blockquote", { dir: "auto", part: "words" }, [words(hit)]),
    h("p", {}, [
      h("span", { class: "speaker", part: "speaker" }, [who(hit, says)]),
      h("span", { class: hit.denied ? "denied" : "quiet", part: "note" }, notes.filter(Boolean).map((note) => `, ${note}`)),
    ]),
    h("p", { class: "quiet" }, [h("span", { part: "date" }, [said(hit, says)]), where && ` · ${where}`]),
    hit.conflict && h("p", { class: "conflict", part: "conflict" }, [says.conflict(otherNames(hit))]),
  ];
}

/** The words as the server puts them: verbatim, reported, or added in brackets; what matched is marked. */
function words({ shown }) {
  const pieces = shown.map(({ text, style, marked }) =>
    h("span", { class: style, part: style }, [marked ? h("mark", { part: "mark" }, [text]) : text]),
  );
  const words = h("p", {}, pieces);
  if (/^["“„«]/.test(words.textContent)) words.className = "hung";
  return words;
}

function who({ speaker, speaker_mention: mention }, says) {
  return speaker ?? (mention ? `${says.unnamed}: ‘${mention}’` : says.unnamed);
}

function said({ date, date_basis: basis, published }, says) {
  const day = written(basis ? date : published, says);
  return day ? (basis === "stated" ? says.said : says.published)(day) : says.undated;
}

function headline({ source, title, article_id: id }) {
  return title || source || id;
}

function place({ source, title, article_id: id }) {
  return source || title || id;
}

function otherNames({ speaker, occurrences }) {
  const names = new Set(occurrences.map((other) => other.speaker).filter((name) => name && name !== speaker));
  return [...names].join(", ");
}

/** The article by some words, as a link where it is on the web. */
function link(printing, label) {
  const href = address(printing);
  const inside = href ? h("a", { href, rel: "noopener", target: "_blank" }, [label]) : label;
  return h("cite", { part: "source" }, [inside]);
}

/** The article's address with a text fragment: browsers scroll to the words. */
function address({ url, text, spans, quoted }) {
  if (!/^https?:\/\//i.test(url)) return null;
  const all = (spans?.[1] ? quoted[0] : text)?.match(/\S+/g); // split pieces stand apart
  if (!all) return url;
  const ends = all.length > 9 ? [all.slice(0, 4), all.slice(-4)] : [all];
  const parts = ends.map((some) => encodeURIComponent(some.join(" ").toWellFormed()).replaceAll("-", "%2D"));
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${parts}`;
}

function written(iso, says) {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? iso : NaN);
  return isNaN(date) ? null : date.toLocaleDateString(says.locale, { timeZone: "UTC", dateStyle: "long" });
}

const FORMATS = {
  text: (quote, says) => [words(quote).textContent, who(quote, says), said(quote, says), place(quote), address(quote) ?? ""].join("\n"),
  html: (quote, says) => {
    const href = address(quote);
    const where = h("cite", {}, [href ? h("a", { href }, [place(quote)]) : place(quote)]);
    const figure = h("figure", {}, [
      h("blockquote", { cite: href }, [h("p", {}, [words(quote).textContent])]),
      h("figcaption", {}, [`${who(quote, says)}, ${said(quote, says)}, `, where]),
    ]);
    return figure.outerHTML;
  },
  markdown: (quote, says) => {
    const href = address(quote);
    const source = escaped(place(quote));
    const where = href ? `[${source}](${href.replaceAll(")", "%29")})` : source;
    const spoken = escaped(words(quote).textContent).replaceAll("\n", "\n> ");
    return `> ${spoken}\n>\n> — ${escaped(who(quote, says))}, ${said(quote, says)}, ${where}`;
  },
};

function escaped(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}

function press(label, act) {
  const button = h("button", { type: "button", part: "button" }, [label]);
  button.addEventListener("click", act);
  return button;
}

function fold(label, inside) {
  return h("details", {}, [h("summary", {}, [label]), h("div", {}, inside)]);
}

/** An element; what is null, false or empty is left out, and strings become text nodes. */
function h(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children.filter(Boolean));
  return element;
}

// How it looks

const STYLE = new CSSStyleSheet(); // a strict policy allows it
STYLE.replaceSync(`
:host { display: block !important; color-scheme: light dark !important }
:host([hidden]), [hidden] { display: none !important }
:host([theme="light"]) { color-scheme: light !important }
:host([theme="dark"]) { color-scheme: dark !important }
.root {
  all: initial; color-scheme: inherit; display: block;
  --ground: var(--qs-background, light-dark(#fffdf8, #181715));
  --ink: var(--qs-ink, light-dark(#1d1b18, #ece7dd));
  --quiet: var(--qs-quiet, light-dark(#645d53, #aca498));
  --line: var(--qs-line, light-dark(#e6dfd3, #37332d));
  --edge: var(--qs-edge, light-dark(#8b8377, #7d766b));
  --accent: var(--qs-accent, light-dark(#8c2a1c, #f0a48f));
  --on-accent: var(--qs-on-accent, light-dark(#fff, #221411));
  --mark: var(--qs-mark, light-dark(#fbeab0, #57481a));
  --active: var(--qs-active, light-dark(#f5eddd, #25221d));
  --serif: var(--qs-font-words, "Iowan Old Style", Palatino, P052, Georgia, serif);
  padding: var(--qs-padding, 1em);
  background: var(--ground);
  color: var(--ink);
  font: var(--qs-size, 1rem)/1.5 var(--qs-font, system-ui, sans-serif);
  overflow-wrap: anywhere;
}
p, ul, li, blockquote { margin: 0; padding: 0; list-style: none }
.head { display: flex; justify-content: space-between; margin-bottom: .4em }
label { font-weight: 600 }
.searching { visibility: hidden; color: var(--quiet); font-size: .9em }
.busy .searching { visibility: visible; transition: visibility 0s .3s }
.field { display: flex; gap: .5em }
input, button, select {
  box-sizing: border-box; min-height: 2.75em; margin: 0; border: 1px solid var(--edge); border-radius: var(--qs-radius, 3px);
  background: transparent; color: inherit; font: inherit;
}
input { flex: 1; min-width: 0; padding: 0 .8em }
button { padding: 0 1.1em; color: var(--accent); cursor: pointer }
.ask { border-color: var(--accent); background: var(--accent); color: var(--on-accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }

.chips, .narrow { display: flex; flex-wrap: wrap; gap: .4em .8em; margin-top: .6em }
.chips:empty, .narrow:empty { display: none }
.chips button, .group button { min-height: 28px; padding: 0 .7em; font-size: .85em }
.chips button { border-radius: 1em; color: inherit }
.narrow label { min-width: 0; color: var(--quiet); font-weight: 400; font-size: .85em }
select { min-height: 28px; max-width: 14em; margin-inline-start: .4em; background: var(--ground); color: var(--ink) }
.conflict, .denied { color: var(--accent) }

.status { min-height: 1.5em; margin-top: .9em; color: var(--quiet); font-size: .9em }
:is([data-state="nothing"], [data-state="refused"], [data-state="problem"]) .status p:first-child {
  color: var(--ink); font: 1.6em/1.8 var(--serif);
}
.retry { display: none }
[data-state="problem"] .retry { display: block; margin-top: 1em }
.root:not([data-state="empty"]) slot { display: none }

.results { display: grid; grid-template-columns: minmax(0, 1fr) }
.busy .results { opacity: .6 }
[role="listbox"], .groups { display: contents }
[role="option"] { padding: 1.4em .8em .3em; margin-inline: -.8em }
[role="option"]:not(:first-child) { border-top: 1px solid var(--line) }
[role="option"][aria-selected="true"] { background: var(--active); outline: 2px solid var(--accent); outline-offset: -2px }
blockquote { margin-bottom: .55em; font: 1.35em/1.42 var(--serif) }
.hung { text-indent: -.42em }
.reported, .added { color: var(--quiet) }
mark { background: var(--mark); color: var(--ink); border-radius: 2px }
.speaker { font-weight: 600 }
.quiet, summary { color: var(--quiet) }
p.quiet, .group { font-size: .9em }
.group { display: flex; flex-wrap: wrap; align-items: center; gap: .3em 1.2em; padding-bottom: 1.2em }
cite { font-style: normal }
a { display: inline-block; min-width: 24px; min-height: 24px; color: inherit; text-decoration-color: var(--accent); text-underline-offset: .2em }
details[open] { flex-basis: 100% }
summary { width: fit-content; line-height: 24px; cursor: pointer }
details button { margin-inline-end: .5em }
details > div { padding: .3em 1em; border-inline-start: 2px solid var(--line) }
.context { margin-top: .4em; font: 1.1em/1.5 var(--serif) }
ul > li { line-height: 28px }
`);

if (!customElements.get("quote-search")) customElements.define("quote-search", QuoteSearch);
