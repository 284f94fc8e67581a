// The third step of the integration: the payment page in a frame of the shop.
const target = document.querySelector("#checkout");
const status = document.querySelector("#client-status");
const list = document.querySelector("#client-events");
const { session, link } = target.dataset;

// Without embed.js the link inside the target stays, and leads to the same page.
window.Opentill?.embed({ target, ...(session ? { session } : { link }), onEvent });

const words = {
  ready: "The payment page is here.",
  "order.created": "The order is placed.",
  "payment.processing": "The payment is on its way.",
  "payment.requires_action": "The bank wants a word with you.",
  "payment.authorized": "The payment is authorized; the shop has the last word.",
  "payment.succeeded": "The payment page says: paid. The shop waits for its webhook.",
  "payment.failed": "This payment failed. You can try again.",
  close: "The payment page was closed.",
  error: "The payment page could not be shown here.",
};

function onEvent({ type, data }) {
  if (words[type]) status.textContent = words[type];
  if (type === "resize" && list.lastElementChild?.dataset.type === "resize") list.lastElementChild.remove();
  const item = document.createElement("li");
  item.dataset.type = type;
  const name = document.createElement("b");
  name.textContent = type;
  const details = document.createElement("code");
  details.textContent = JSON.stringify(data);
  item.append(name, " ", details);
  list.append(item);
}
