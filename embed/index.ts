import { embed } from "./embed";
import "./types";

// Known only while the script runs for the first time, so it is read here and not in `embed`.
const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? new URL(".", script.src).href.slice(0, -1) : null;

window.Opentill = {
  embed(options) {
    if (base === null)
      throw new TypeError('Opentill: load embed.js by <script src="…"> without type="module".');
    return embed(base, options);
  },
};
