/** What keys are called that an operator has made for a merchant. */
export const OPERATORS_KEYS = { secret: "From the operator", publishable: "From the operator" };
