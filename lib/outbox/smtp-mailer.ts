import { createTransport } from "nodemailer";
import { assertNoTransaction } from "@/db/transaction";
import { SECOND_MS } from "@/lib/core/clock";
import type { HandOver, Mailer } from "./mailer";

const CONNECT_TIMEOUT_MS = 10 * SECOND_MS;
const SILENCE_TIMEOUT_MS = 20 * SECOND_MS;
/** Shorter than the shortest wait before the next attempt, so that no two attempts at one letter overlap. */
export const SMTP_DEADLINE_MS = 45 * SECOND_MS;

const MAX_ERROR_LENGTH = 500;
/** From here on an SMTP server means it (RFC 5321, 4.2.1). */
const FIRST_PERMANENT_CODE = 500;

type Settings = { smtpUrl: string; from: string; deadlineMs?: number };

/** Hands letters to a mail server over SMTP, one connection each; `smtps:` or STARTTLS where the server offers it. */
export function createSmtpMailer({ smtpUrl, from, deadlineMs = SMTP_DEADLINE_MS }: Settings): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, to, subject, text, html, date }) {
      assertNoTransaction("handing over a letter");
      // As an address and not as text, in which a comma would begin another recipient.
      const recipient = { name: "", address: to };
      const letter = { from, to: recipient, subject, text, html, date, messageId: `<${messageId}>` };
      const sending = transport.sendMail(letter).then(
        (): HandOver => ({ kind: "taken" }),
        (error: unknown) => judge(error),
      );
      return inTime(sending, deadlineMs);
    },
  };
}

/** A server that drips its answers may not hold a worker: what it decides later, the next attempt repeats harmlessly. */
async function inTime(sending: Promise<HandOver>, deadlineMs: number): Promise<HandOver> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<HandOver>((resolve) => {
    const late: HandOver = { kind: "temporary", error: "The mail server took too long." };
    timer = setTimeout(() => resolve(late), deadlineMs);
  });
  try {
    return await Promise.race([sending, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A recipient or a letter that was refused for good is final. Anything else, a refused login and a server that wants
 * nothing of us included, is for the operator or for time to mend.
 */
function judge(error: unknown): HandOver {
  if (!(error instanceof Error)) return { kind: "temporary", error: String(error) };
  const words = error.message.slice(0, MAX_ERROR_LENGTH);
  const isAboutLetter = "code" in error && (error.code === "EENVELOPE" || error.code === "EMESSAGE");
  const answered =
    "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const isFinal = isAboutLetter && (answered === null || answered >= FIRST_PERMANENT_CODE);
  return { kind: isFinal ? "permanent" : "temporary", error: words };
}
