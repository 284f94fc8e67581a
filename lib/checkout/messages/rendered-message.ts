import type { MessageChannel } from "@/lib/contracts/messages";
import type { Letter } from "./letter";
import { letterHtml } from "./letter-html";
import { letterText } from "./letter-text";

/** What each kind of message says, before the channel gives it a form. */
export type Draft = {
  subject: string;
  letter: Letter;
  /** In a text message, before the link. */
  short: string;
  /** Where a text message leads, where that is not the letter's link. */
  shortUrl?: string;
  /** Below the subject in a notification. */
  notification: string;
};

/** What a person is shown. `html` is for email alone; `url` is where a text message and a notification lead. */
export type RenderedMessage = { subject: string; text: string; html: string | null; url: string | null };

export function formOf(
  channel: MessageChannel,
  { subject, letter, short, shortUrl, notification }: Draft,
): RenderedMessage {
  const url = letter.button?.url ?? null;
  switch (channel) {
    case "email":
      return { subject, text: letterText(letter), html: letterHtml(letter), url };
    case "sms": {
      const link = shortUrl ?? url;
      return { subject: "", text: link === null ? short : `${short} ${link}`, html: null, url: link };
    }
    case "push":
      return { subject, text: notification, html: null, url };
  }
}
