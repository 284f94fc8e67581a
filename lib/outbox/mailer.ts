/** A letter as it is handed to the mail server. */
export type Mail = {
  /** The same at every attempt, without angle brackets, so that a letter which was taken twice can be recognised. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
};

/** What became of handing a message over. `temporary` is worth another attempt; `permanent` is not. */
export type HandOver =
  | { kind: "taken" }
  | { kind: "temporary"; error: string }
  | { kind: "permanent"; error: string };

/** Hands letters to a mail server. What can go wrong there is an outcome, never an exception. */
export type Mailer = { send(mail: Mail): Promise<HandOver> };
