/** The address bar says what is asked, so that a search can be shared, reloaded and come back to. */

const API = new URL("../api/v1/", import.meta.url); // beside /static/, so that a proxy may move both below a path
const search = document.querySelector("quote-search");
const take = document.querySelector(".take");
const title = document.title;

function remember({ detail: { query, total } }) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  document.title = query ? `${query} · ${title}` : title;
  take.hidden = !total;
  for (const link of take.querySelectorAll("a")) link.href = new URL(`${link.dataset.form}?q=${encodeURIComponent(query)}`, API);
}

search.addEventListener("qs-search", remember);
search.addEventListener("qs-error", remember);
search.setAttribute("query", new URLSearchParams(location.search).get("q") ?? "");
