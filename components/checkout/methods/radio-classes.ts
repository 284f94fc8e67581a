export const RADIO_CLASSES = "size-5 shrink-0 accent-accent-ink";
