import { EXIT, Failure } from "../exit";

/** Turns the text of an option into a value. `name` is the option as it was written, for the error. */
export type FlagReader = (text: string, name: string) => unknown;

export const readText: FlagReader = (text) => text;

export const readWholeNumber: FlagReader = (text, name) => {
  if (!/^-?\d{1,15}$/.test(text)) throw new Failure(EXIT.usage, `${name} is a whole number.`);
  return Number(text);
};

export const readYesOrNo: FlagReader = (text, name) => {
  if (text !== "yes" && text !== "no") throw new Failure(EXIT.usage, `${name} is yes or no.`);
  return text === "yes";
};

export const readJson: FlagReader = (text, name) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(EXIT.usage, `${name} is not JSON.`);
  }
};
