"use client";

import { Icon } from "@/components/ui/icon";
import { type ParentPage, tellParent } from "./tell-parent";

/** Only the page around the frame can close it, so without scripts there is nothing to press. */
export function CloseButton({ parent, label }: { parent: ParentPage; label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={() => tellParent(parent, "close")}
      className="needs-scripts grid size-11 place-items-center rounded-lg hover:bg-surface"
    >
      <Icon name="close" />
    </button>
  );
}
