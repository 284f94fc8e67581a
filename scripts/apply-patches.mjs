import { applyPatches } from "./steps/apply-patches.mjs";

// Runs after each `npm install` and `npm ci`, in production too.
applyPatches();
