/**
 * One wrong field: a JSON pointer into the request, a stable code and words for a person. Of a file, the pointer is its line and
 * column, which are there by themselves too.
 */
export type FieldError = {
  pointer: string;
  code: string;
  message: string;
  line?: number;
  column?: string | null;
};

/**
 * A refusal by code. `status` is the HTTP status that it becomes at the edge; `detail` is for the caller's eyes, and
 * `internal` only for the log, so that neither has to be careful of the other's reader.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: FieldError[];
  /** How many errors there are, where not all of them are named. */
  readonly errorCount: number | null;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      errors?: FieldError[];
      errorCount?: number;
      headers?: Record<string, string>;
      internal?: string;
    } = {},
  ) {
    super(more.internal ?? detail);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = more.errors ?? [];
    this.errorCount = more.errorCount ?? null;
    this.headers = more.headers ?? {};
  }
}

/** Another merchant's object answers exactly like a missing one. */
export function notFound(what: string): Refusal {
  return new Refusal(404, "not_found", `No such ${what}.`);
}

export function conflict(code: string, detail: string): Refusal {
  return new Refusal(409, code, detail);
}

export function gone(code: string, detail: string): Refusal {
  return new Refusal(410, code, detail);
}

export function invalidFields(errors: FieldError[]): Refusal {
  return new Refusal(
    422,
    "invalid_fields",
    errors.map((error) => `${error.pointer}: ${error.message}`).join("; "),
    {
      errors,
    },
  );
}
