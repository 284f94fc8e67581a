"use client";

import { buttonClasses } from "@/components/ui/button-classes";
import { Icon } from "@/components/ui/icon";
import { type ParentPage, tellParent } from "../embed/tell-parent";
import { rememberPaying } from "../forms/visit";

type Props = {
  url: string;
  label: string;
  /** Said where the page is framed and the bank's is not to be: it opens in a window of its own. */
  newWindow: string | null;
  parent: ParentPage;
};

export function BankLink({ url, label, newWindow, parent }: Props) {
  const onClick = () => {
    rememberPaying(parent.sessionId);
    if (newWindow) tellParent(parent, "redirect", { url, target: "window" });
  };
  return (
    <a
      href={url}
      target={newWindow ? "_blank" : undefined}
      rel={newWindow ? "noopener" : undefined}
      onClick={onClick}
      className={buttonClasses("primary")}
    >
      <span>
        {label}
        {newWindow && <span className="block text-sm font-normal">{newWindow}</span>}
      </span>
      <Icon name="away" className="mirrors" />
    </a>
  );
}
