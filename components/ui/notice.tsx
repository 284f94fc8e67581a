import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const TONES = {
  warn: { icon: "alert", classes: "border-warn bg-warn-soft text-warn" },
  danger: { icon: "alert", classes: "border-danger bg-danger-soft text-danger" },
  good: { icon: "check", classes: "border-good bg-good-soft text-good" },
  wait: { icon: "wait", classes: "border-edge bg-surface text-ink" },
} as const satisfies Record<string, { icon: IconName; classes: string }>;

type Props = { tone: keyof typeof TONES; title?: string; children?: ReactNode };

export function Notice({ tone, title, children }: Props) {
  const { icon, classes } = TONES[tone];
  return (
    <div className={`flex gap-3 rounded-lg border p-4 ${classes}`}>
      <Icon name={icon} className="mt-0.5" />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
