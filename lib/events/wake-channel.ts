/** The channel of notifications on which every process hears what a commit has changed. */
export const WAKE_CHANNEL = "opentill_wake";

/** Told to workers when there is something to do at once. */
export const WORK_IS_DUE = "due";
