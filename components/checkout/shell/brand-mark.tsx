import type { PageFrame } from "@/lib/contracts/page-models";

/** The merchant's logo, or the first letter of their name on their colour. */
export function BrandMark({ merchant }: { merchant: PageFrame["merchant"] }) {
  return (
    <span className="flex min-w-0 items-center gap-3 text-lg font-semibold">
      {merchant.logoUrl ? (
        // biome-ignore lint/performance/noImgElement: the merchant's file, shown as it is
        <img
          src={merchant.logoUrl}
          alt=""
          width="40"
          height="40"
          className="size-10 shrink-0 rounded-lg object-contain"
        />
      ) : (
        <span
          aria-hidden="true"
          className="grid size-10 shrink-0 place-items-center rounded-lg border border-accent-edge bg-accent text-on-accent"
        >
          {[...merchant.name][0]?.toLocaleUpperCase()}
        </span>
      )}
      <span className="min-w-0 wrap-anywhere leading-tight">{merchant.name}</span>
    </span>
  );
}
