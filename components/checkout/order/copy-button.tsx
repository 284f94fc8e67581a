"use client";

import { useState } from "react";
import { buttonClasses } from "@/components/ui/button-classes";

type Props = { value: string; texts: { copy: string; copied: string; name: string } };

const SHOWN_MS = 2_000;

export function CopyButton({ value, texts }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    // A frame may not write to the clipboard; the text can still be marked by hand.
    const isDone = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    if (!isDone) return;
    setCopied(true);
    window.setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <>
      <button
        type="button"
        aria-label={texts.name}
        onClick={copy}
        className={`${buttonClasses("quiet")} needs-scripts min-w-20 px-2 text-sm`}
      >
        {isCopied ? texts.copied : texts.copy}
      </button>
      <span role="status" className="sr-only">
        {isCopied && texts.copied}
      </span>
    </>
  );
}
