import { describe, expect, it } from "vitest";
import { html } from "./html";

describe("a page", () => {
  it("shows what a stranger wrote as text", () => {
    const name = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">' +
        "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>",
    );
  });

  it("holds other markup as it is, each piece escaped once", () => {
    const rows = ["<1>", "2"].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${rows}</ul>${html`<hr>`}${null}${0}`.markup).toBe(
      "<ul><li>&lt;1&gt;</li><li>2</li></ul><hr>0",
    );
  });

  it("has the backslashes and dollars that were written", () => {
    expect(html`<p>a\nb ${"$&"}</p>`.markup).toBe("<p>a\nb $&amp;</p>");
  });
});
