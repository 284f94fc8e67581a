/** What an :86: says, whatever the way of writing it. */
export type Told = {
  text: string;
  reference?: string | undefined;
  endToEndId?: string | undefined;
  name?: string | undefined;
  account?: string | undefined;
  /** Money that was sent and has come back. */
  isReturn?: boolean;
};
