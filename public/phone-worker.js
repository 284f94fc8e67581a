/** Shows what a merchant asks a customer's phone, and opens that phone's page. It keeps nothing and answers no request. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const message = readMessage(event.data);
  event.waitUntil(
    self.registration.showNotification(message.title, {
      body: message.body,
      icon: "/phone-icon-192.png",
      tag: message.url,
      renotify: true,
      requireInteraction: true,
      data: { url: message.url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(showPage(event.notification.data?.url ?? "/"));
});

/** A browser insists on a notification for every push, so one that can't be read is shown without words. */
function readMessage(data) {
  try {
    const { title = "", body = "", url = "/" } = data?.json() ?? {};
    return { title: String(title), body: String(body), url: sameOrigin(String(url)) };
  } catch {
    return { title: "", body: "", url: "/" };
  }
}

/** Nothing but a page of this server is ever opened. */
function sameOrigin(text) {
  const url = new URL(text, self.location.origin);
  return url.origin === self.location.origin ? url.href : self.location.origin;
}

async function showPage(url) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname === new URL(url).pathname);
  return open ? open.focus() : self.clients.openWindow(url);
}
