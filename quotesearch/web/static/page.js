/** The address bar says what is asked, so that a search can be shared, reloaded and come back to. */

const API = new URL("../api/v1/", import.meta.url); // beside /static/, so that a proxy may move both below a path
const search = document.querySelector("quote-search");
const take = document.querySelector(".take");
const title = document.title;

function remember({ detail: { query, total } }) {
  const given = Object.entries({ q: query, ...search.filters }).filter(([, value]) => value != null);
  const asked = new URLSearchParams(given);
  history.replaceState(null, "", query ? `?${asked}` : location.pathname);
  document.title = query ? `${query} · ${title}` : title;
  take.hidden = !total;
  for (const link of take.querySelectorAll("a")) link.href = new URL(`${link.dataset.form}?${asked}`, API);
}

search.addEventListener("qs-search", remember);
search.addEventListener("qs-error", remember);
const { q = "", ...filters } = Object.fromEntries(new URLSearchParams(search.dataset.asked)); // as the server read it
search.setAttribute("query", q);
if (Object.keys(filters).length) search.filters = filters;
