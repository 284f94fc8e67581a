import { describe, expect, it } from "vitest";
import { type Arrival, createEventLog } from "./event-log";

const event = (id: string) => ({
  id,
  type: "order.paid",
  timestamp: "2026-11-21T10:00:00.000Z",
  sequence: 1,
  data: { id: "ord_01", object: "order" },
});

describe("the event log", () => {
  it("takes an event once and counts how often it came", () => {
    const log = createEventLog();
    expect([log.accept(event("evt_1")), log.accept(event("evt_1"))]).toEqual([true, false]);
    expect(log.newestFirst()).toMatchObject([{ verified: true, deliveries: 2 }]);
  });

  it("shows what was refused", () => {
    const log = createEventLog();
    log.refuse("No matching signature found");
    expect(log.newestFirst()).toMatchObject([
      { verified: false, reason: "No matching signature found", event: null },
    ]);
  });

  it("keeps the last 200", () => {
    const log = createEventLog();
    for (let index = 1; index <= 201; index += 1) log.accept(event(`evt_${index}`));
    expect(log.newestFirst()).toHaveLength(200);
    expect(log.newestFirst().at(-1)?.event?.id).toBe("evt_2");
  });

  it("tells a reader what it missed, then what happens, and nothing after it left", () => {
    const log = createEventLog();
    log.accept(event("evt_1"));
    const seen = log.position();
    log.accept(event("evt_2"));
    const told: string[] = [];
    const leave = log.follow(seen, (arrival: Arrival) => told.push(arrival.key));
    log.accept(event("evt_3"));
    leave();
    log.accept(event("evt_4"));
    expect(told).toEqual(["evt_2", "evt_3"]);
  });

  it("tells everything to a reader whose place is from before a restart", () => {
    const log = createEventLog();
    log.accept(event("evt_1"));
    const told: string[] = [];
    log.follow(99, (arrival) => told.push(arrival.key));
    expect(told).toEqual(["evt_1"]);
  });
});
