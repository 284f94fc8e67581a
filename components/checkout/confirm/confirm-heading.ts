import type { ConfirmPageModel } from "@/lib/contracts/confirm-page-model";
import { formatMoney } from "@/lib/core/money";
import { formatTime } from "../messages/format-time";
import type { Heading } from "../order/heading-of";

/** What the page of a confirm link says first: the question, or what has become of the payment. True of it and no more. */
export function confirmHeading(model: ConfirmPageModel): Heading {
  const { status, reason, confirmBy, confirmedAt, finishedAt, minutesLeft } = model;
  const amount = formatMoney(model.amount, model.currency, model.locale);
  const at = (time: string | null) =>
    time === null ? "" : ` at ${formatTime(time, model.locale, model.zone)}`;
  switch (status) {
    case "authorized":
      return minutesLeft === null
        ? lapsed(model, "is being given back")
        : question(model, amount, minutesLeft);
    case "capturing":
      return say("wait", "Confirmed", `Confirmed${at(confirmedAt)}. The money is being taken.`);
    case "succeeded":
      return say(
        "good",
        "Confirmed and paid",
        `Confirmed${at(confirmedAt)}. ${amount} was taken.`,
        refunded(model),
      );
    case "voiding":
      return reason === "confirmation_timeout"
        ? lapsed(model, "is being given back")
        : say("wait", "Not confirmed", `The payment was canceled. ${amount} is being given back.`);
    case "canceled":
      if (reason === "confirmation_timeout") return lapsed(model, "was given back");
      return reason === "provider_canceled"
        ? say("bad", "Not confirmed", `The provider ended the payment${at(finishedAt)}. Nothing was taken.`)
        : say("plain", "Not confirmed", `The payment was canceled${at(finishedAt)}. Nothing was taken.`);
    case "failed":
      return say("bad", "The payment failed", `It ended${at(finishedAt)}. Nothing was taken.`);
    case "created":
    case "processing":
    case "requires_action":
    case "awaiting_funds":
      return say("wait", "Nothing to confirm yet", "The customer has not authorized the payment.");
  }

  function lapsed({ customer }: ConfirmPageModel, outcome: string): Heading {
    const whose = customer.name ?? "the customer";
    return say(
      "bad",
      "Too late to confirm",
      `The time was over${at(confirmBy)}. The money ${outcome} to ${whose}.`,
    );
  }
}

function question(
  { confirmBy, locale, zone }: ConfirmPageModel,
  amount: string,
  minutesLeft: number,
): Heading {
  const until = confirmBy === null ? "" : `, until ${formatTime(confirmBy, locale, zone)}`;
  return say(
    "plain",
    `Confirm ${amount}?`,
    `The customer has authorized this payment, and the money is held. You have ${timeLeft(minutesLeft)}${until}. After that it is given back.`,
  );
}

/** Whole minutes in words: `2 hours and 13 minutes`. */
export function timeLeft(minutes: number): string {
  if (minutes < 1) return "less than a minute";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && count(hours, "hour"), rest > 0 && count(rest, "minute")].filter(Boolean).join(" and ");
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? "" : "s"}`;
}

function refunded({ amountRefunded, currency, locale }: ConfirmPageModel): string {
  return amountRefunded === 0 ? "" : `${formatMoney(amountRefunded, currency, locale)} was refunded since.`;
}

function say(tone: Heading["tone"], title: string, ...lines: string[]): Heading {
  return { tone, title, lines: lines.filter((line) => line !== "") };
}
