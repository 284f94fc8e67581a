import { storeProviderEvent } from "@/lib/payments/store-provider-event";
import { act } from "../act";
import { type BankEvent, type History, note } from "../history";

/** The bank's line to us: what is due leaves the bank, and one of what is under way arrives, in no order. */
export async function bringEvent(history: History): Promise<void> {
  await collectEvents(history);
  const { inTransit, arrived, choice } = history;
  const repeated = choice.chance(0.15) ? choice.pickAny(arrived) : null;
  const event = repeated ?? choice.pickAny(inTransit);
  if (!event) return;
  if (!repeated) inTransit.splice(inTransit.indexOf(event), 1);
  if (!repeated && choice.chance(history.mood.losesEvents)) {
    note(history, `the event ${describe(event)} is lost`);
    return;
  }
  for (let time = choice.between(1, 2); time > 0; time -= 1) await deliver(history, event);
}

/** As when the merchant cancels in the bank's own dashboard. */
export async function giveUp(history: History): Promise<void> {
  const paymentId = history.choice.pickAny([...history.bank.submitted]);
  if (!paymentId) return;
  await act(history, `the bank gives up ${paymentId}`, () => history.bank.giveUp(paymentId));
}

/** Without our word that it has arrived, the bank sends it again. */
export async function deliver(history: History, event: BankEvent): Promise<void> {
  let isAccepted = false;
  await act(history, `the bank's event ${describe(event)} arrives`, async () => {
    await storeProviderEvent(history.ctx, {
      provider: "sandbox",
      merchantId: history.scope.merchantId,
      ...event,
    });
    isAccepted = true;
    return null;
  });
  (isAccepted ? history.arrived : history.inTransit).push(event);
}

/** Takes what the bank sends now. The signature is checked here: how long an event is under way is our own play. */
export async function collectEvents({ bank, ctx, inTransit }: History): Promise<number> {
  const sent = await bank.takeEvents();
  for (const { rawBody, headers } of sent) {
    const event = ctx.providers.get("sandbox").parseEvent(rawBody, headers, null);
    if (!event.ok) throw new Error(`The bank's event was refused: ${event.reason}`);
    if (event.kind === "report") inTransit.push({ rawBody, event });
  }
  return sent.length;
}

function describe({ event: { paymentId, report } }: BankEvent): string {
  return `“${report.kind}” of ${paymentId}`;
}
