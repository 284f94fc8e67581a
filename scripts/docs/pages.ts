import { apiPage } from "./api-page";
import { clientEventsPage } from "./client-events-page";
import { errorsPage } from "./errors-page";
import { eventsPage } from "./events-page";
import { limitsPage } from "./limits-page";
import { paymentMethodsPage } from "./payment-methods-page";
import { validationCodesPage } from "./validation-codes-page";

export const REFERENCE_FOLDER = new URL("../../docs/reference/", import.meta.url);

/** Every reference page that is made from the contracts; `environment.md` beside them is written by hand. */
export const PAGES: readonly { file: string; render: () => string }[] = [
  { file: "api.md", render: apiPage },
  { file: "events.md", render: eventsPage },
  { file: "client-events.md", render: clientEventsPage },
  { file: "errors.md", render: errorsPage },
  { file: "validation-codes.md", render: validationCodesPage },
  { file: "payment-methods.md", render: paymentMethodsPage },
  { file: "limits.md", render: limitsPage },
];
