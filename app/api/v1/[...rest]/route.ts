import { missingRoute } from "@/lib/http/merchant-route";

/** A misspelt address is answered like everything else here: with a problem, not with a page. */
export {
  missingRoute as DELETE,
  missingRoute as GET,
  missingRoute as PATCH,
  missingRoute as POST,
  missingRoute as PUT,
};
