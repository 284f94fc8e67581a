/** What every radio of a method list has, whoever listens to it. Its row's label points at the id. */
export function radioAttributes(methodId: string) {
  return {
    id: `method-${methodId}`,
    type: "radio",
    value: methodId,
    className: "size-5 shrink-0 accent-accent-ink",
  } as const;
}
