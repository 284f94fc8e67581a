import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MailServer, startMailServer } from "@/tests/support/mail-server";
import type { Mail } from "./mailer";
import { createSmtpMailer } from "./smtp-mailer";

const FROM = "Opentill <no-reply@shop.example>";
const MAIL: Mail = {
  messageId: "msg_1@shop.example",
  to: "ada@customer.example",
  subject: "Ihre Bestellung – größer als ASCII",
  text: "Grüße\n\nhttps://shop.example/o/secret\n",
  html: "<p>Grüße</p>",
  date: new Date("2026-11-21T12:00:00.000Z"),
};

let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

const mailer = (deadlineMs = 5_000) => createSmtpMailer({ smtpUrl: server.url, from: FROM, deadlineMs });

describe("a letter over SMTP", () => {
  it("arrives as it was written, with its own name and date", async () => {
    expect(await mailer().send(MAIL)).toEqual({ kind: "taken" });
    const [{ to, mail } = { to: [], mail: undefined }] = server.taken;
    expect(to).toEqual([MAIL.to]);
    expect(mail).toMatchObject({
      from: { name: "Opentill", address: "no-reply@shop.example" },
      to: [{ address: MAIL.to }],
      subject: MAIL.subject,
      messageId: "<msg_1@shop.example>",
      date: MAIL.date.toISOString(),
    });
    expect(mail?.text?.trim()).toBe(MAIL.text.trim());
    expect(mail?.html?.trim()).toBe(MAIL.html);
  });

  it("is worth another attempt when the server defers it", async () => {
    server.now("defers recipients");
    expect(await mailer().send(MAIL)).toEqual({ kind: "temporary", error: expect.stringContaining("451") });
  });

  it("is given up when the server refuses the recipient or the letter", async () => {
    server.now("refuses recipients");
    expect(await mailer().send(MAIL)).toEqual({ kind: "permanent", error: expect.stringContaining("550") });
    server.now("refuses letters");
    expect(await mailer().send(MAIL)).toEqual({ kind: "permanent", error: expect.stringContaining("554") });
    expect(server.taken).toEqual([]);
  });

  it("does not wait longer than its time for a server that never answers", async () => {
    server.now("never answers");
    const outcome = await mailer(200).send(MAIL);
    expect(outcome).toEqual({ kind: "temporary", error: "The mail server took too long." });
  });

  it("is worth another attempt when there is no server", async () => {
    const nowhere = createSmtpMailer({ smtpUrl: "smtp://127.0.0.1:1", from: FROM });
    expect(await nowhere.send(MAIL)).toMatchObject({ kind: "temporary" });
  });

  it("goes to one recipient, whatever stands in the address", async () => {
    await mailer().send({ ...MAIL, to: "ada@customer.example, eve@elsewhere.example" });
    await mailer().send({ ...MAIL, to: "ada@customer.example\r\nBcc: eve@elsewhere.example" });
    expect(server.taken.flatMap(({ to }) => to).filter((to) => to.startsWith("eve"))).toEqual([]);
    expect(server.taken.flatMap(({ mail }) => mail.bcc ?? [])).toEqual([]);
  });
});
