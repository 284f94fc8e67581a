import type { Choice } from "./choice";

/** How likely each misfortune is in a history, 0 to 1 at each chance that it gets. */
export type Mood = {
  /** A process dies: between two transactions, before a commit, around a call to the provider. */
  dies: number;
  /** Somebody else acts in the middle of a verb: between two transactions, around a call to the provider. */
  interleaves: number;
  /** A call never reaches the provider. */
  losesCalls: number;
  /** A call reaches the provider and its answer never comes. */
  losesAnswers: number;
  /** An event of the bank is lost for good. */
  losesEvents: number;
  /** The bank says that it has released a payment before it has. */
  releasesEarly: number;
  /** The merchant's server does not take a webhook. */
  refusesWebhooks: number;
  /** No event at all comes in the end, so that everything must be found out by asking. */
  fallsSilent: boolean;
};

/** How the world is while a history comes to rest. */
export const CALM: Mood = {
  dies: 0,
  interleaves: 0,
  losesCalls: 0,
  losesAnswers: 0,
  losesEvents: 0,
  releasesEarly: 0,
  refusesWebhooks: 0,
  fallsSilent: false,
};

/**
 * Misfortunes come in different mixtures: with all of them at once in every history, the rare meetings of only two would
 * hardly ever be seen. What the bank captures after it has said "released", only its event can tell: then none is lost.
 */
export function drawMood(choice: Choice): Mood {
  const releasesEarly = choice.chance(0.25) ? 0.8 : 0;
  const mayLoseEvents = releasesEarly === 0;
  return {
    dies: choice.pick([0, 0.01, 0.04]),
    interleaves: choice.pick([0, 0.04, 0.1]),
    losesCalls: choice.pick([0, 0.05, 0.25]),
    losesAnswers: choice.pick([0, 0.05, 0.25]),
    losesEvents: mayLoseEvents ? choice.pick([0, 0.2, 0.6]) : 0,
    releasesEarly,
    refusesWebhooks: choice.pick([0, 0.2, 0.8]),
    fallsSilent: mayLoseEvents && choice.chance(0.3),
  };
}
