import type { CartPageModel } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { CheckField } from "./check-field";

type Props = { model: CartPageModel; messages: Messages };

/** Two consents, never ticked beforehand, each to one version of one document. */
export function ConsentSection({ model, messages }: Props) {
  const { consents, page } = messages;
  const { merchant, form } = model;
  const agreement = (text: string, document: { url: string; version: string }) => (
    <Agreement
      text={text}
      url={document.url}
      version={fill(consents.version, { version: document.version })}
      newWindow={page.newWindow}
    />
  );
  return (
    <section aria-labelledby="consents-title" className="grid gap-1">
      <h2 id="consents-title" className="mb-1 text-xl font-semibold tracking-tight">
        {consents.title}
      </h2>
      <CheckField name="consent_terms" isChecked={form.consentTerms} isRequired>
        {agreement(consents.terms, merchant.terms)}
      </CheckField>
      <CheckField name="consent_personal_data" isChecked={form.consentPersonalData} isRequired>
        {agreement(consents.personalData, merchant.personalData)}
      </CheckField>
    </section>
  );
}

type AgreementProps = { text: string; url: string; version: string; newWindow: string };

function Agreement({ text, url, version, newWindow }: AgreementProps) {
  const [before = "", link = "", after = ""] = text.split(/[[\]]/);
  return (
    <>
      {before}
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="py-1 text-accent-ink underline underline-offset-4 hover:decoration-2"
      >
        {link}
        <span className="sr-only"> ({newWindow})</span>
      </a>
      {after}
      <span className="block text-sm text-muted">{version}</span>
    </>
  );
}
