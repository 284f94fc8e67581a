/** A failure whose message says all that a person needs; it is printed without a stack. */
export class Refusal extends Error {
  name = "Refusal";
}
