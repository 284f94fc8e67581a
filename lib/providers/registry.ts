import { must } from "@/lib/core/invariant";
import type { Provider, ProviderId } from "./provider";

/** The providers that this server has, and which of them moves money for a method. */
export type Providers = {
  /** All of them, first choice first. */
  all: readonly Provider[];
  /** Asking for one that is not set up is a bug. */
  get(id: ProviderId): Provider;
  /** By a name that a stranger sent. */
  find(name: string): Provider | null;
  /** Who would take a payment by that method in that mode, if anybody; the first in the list goes first. */
  forMethod(method: string, livemode: boolean): Provider | null;
};

export function createProviders(list: readonly Provider[]): Providers {
  const find = (name: string) => list.find((provider) => provider.id === name) ?? null;
  return {
    all: list,
    find,
    get: (id) => must(find(id), `provider ${id}`),
    forMethod: (method, livemode) =>
      list.find(({ methods, modes }) => methods.includes(method) && (livemode ? modes.live : modes.test)) ??
      null,
  };
}
