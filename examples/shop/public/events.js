// Makes the list of webhooks live. The rows come from the server, already escaped.
const MAX_ROWS = 200;
const list = document.querySelector("#arrivals");
const live = document.querySelector("#live");
const stream = new EventSource(`/events/stream?after=${list.dataset.after}`);

stream.onopen = () => {
  live.textContent = "Live.";
};
stream.onerror = () => {
  live.textContent = "Not live at the moment. Trying again.";
};
stream.onmessage = ({ data }) => {
  const { key, markup } = JSON.parse(data);
  const known = document.getElementById(key);
  if (known) known.outerHTML = markup;
  else list.insertAdjacentHTML("afterbegin", markup);
  if (list.children.length > MAX_ROWS) list.lastElementChild.remove();
};
