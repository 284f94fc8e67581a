"use client";

import { postForm } from "../forms/post-form";

const WORKER = "/phone-worker.js";
/** One worker for each phone's page, so that a browser that has two of them is asked for each. */
const scopeOf = (secret: string) => `/phone/${secret}`;

export function canBeNotified(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** Whether this browser has subscribed and may still show what it is sent. */
export async function isNotified(secret: string): Promise<boolean> {
  try {
    const registration = await navigator.serviceWorker.getRegistration(scopeOf(secret));
    const subscription = await registration?.pushManager.getSubscription();
    return Boolean(subscription) && Notification.permission === "granted";
  } catch {
    return false;
  }
}

/** Asks the customer, then the browser's push service, then tells our server where this browser is woken. */
export async function subscribe({
  secret,
  pushKey,
}: {
  secret: string;
  pushKey: string;
}): Promise<"notified" | "blocked" | "failed"> {
  try {
    if ((await Notification.requestPermission()) !== "granted") return "blocked";
    await navigator.serviceWorker.register(WORKER, { scope: scopeOf(secret) });
    const { pushManager } = await navigator.serviceWorker.ready;
    const subscription = await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: pushKey,
    });
    const { endpoint = "", keys = {} } = subscription.toJSON();
    const fields = new URLSearchParams({ endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" });
    const answer = await postForm(`/api/phone/${secret}/push`, fields);
    if (answer.kind === "done") return "notified";
    await subscription.unsubscribe();
    return "failed";
  } catch {
    return "failed";
  }
}
