import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { secureRandom } from "@/lib/core/random";

export function newRequestId(): string {
  return newId("request", { clock: systemClock, random: secureRandom });
}
