import type { Place } from "./stream-places";

/** Set by our own web server on each request, over whatever the visitor has sent. */
export const ADDRESS_HEADER = "x-opentill-address";

/** The network address that the request came from; none where no server of ours stands in front. */
export function addressPlace(request: Request): Place[] {
  const name = request.headers.get(ADDRESS_HEADER);
  return name ? [{ of: "address", name }] : [];
}
