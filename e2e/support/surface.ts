import type { FrameLocator, Page } from "@playwright/test";

/** The payment page, alone in its window or held in a frame. */
export type Surface = Pick<Page | FrameLocator, "getByLabel" | "getByRole" | "getByText" | "locator">;
