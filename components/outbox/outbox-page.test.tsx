import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";
import { OutboxPage } from "./outbox-page";

const LETTER: OutboxMessageObject = {
  id: "msg_1",
  object: "outbox_message",
  livemode: false,
  channel: "email",
  kind: "order_reminder",
  to: "ada@customer.example",
  locale: "en",
  about: "ord_1",
  status: "failed",
  attempts: 1,
  error: "550 No such mailbox",
  subject: "Not paid yet <b>",
  text: "Go to the order:\nhttp://localhost:3000/o/ord_1_secret",
  html: "<p>Go</p><script>alert(1)</script>",
  url: "http://localhost:3000/o/ord_1_secret",
  created_at: "2026-11-21T12:00:00.000Z",
  finished_at: null,
};

const render = (messages: OutboxMessageObject[], more: { isFirst?: boolean; olderThan?: string } = {}) =>
  renderToStaticMarkup(
    <OutboxPage
      merchantName="Fjord Tea"
      path="/outbox/secret"
      messages={messages}
      isFirst={more.isFirst ?? true}
      olderThan={more.olderThan ?? null}
    />,
  );

describe("the outbox page", () => {
  it("shows what was sent, to whom, how it ended and why", () => {
    const page = render([LETTER]);
    for (const text of ["Email", LETTER.to, "Not sent", "550 No such mailbox", "2026-11-21 12:00:00 UTC"]) {
      expect(page).toContain(text);
    }
    expect(page).toContain("Not paid yet &lt;b&gt;");
  });

  it("makes the links of a text work", () => {
    expect(render([LETTER])).toContain('<a href="http://localhost:3000/o/ord_1_secret" target="_blank"');
  });

  it("holds a letter's HTML in a frame that runs nothing, and nowhere else", () => {
    const page = render([LETTER]);
    expect(page).toContain('src="/outbox/secret/msg_1"');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).not.toContain("alert(1)");
  });

  it("says what makes a message where there is none", () => {
    expect(render([])).toContain("Nothing has been sent yet");
    expect(render([], { isFirst: false })).toContain("There are no older messages");
  });

  it("leads to older messages where there are some", () => {
    expect(render([LETTER])).not.toContain("?before=");
    expect(render([LETTER], { olderThan: "msg_1" })).toContain('href="/outbox/secret?before=msg_1"');
  });
});
