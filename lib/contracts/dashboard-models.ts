import type { z } from "zod";
import type { OrderObject, orderResponseSchema } from "./api-objects";
import type { ListedPaymentObject } from "./confirmation-objects";
import type { EventType } from "./event-types";
import type { RefundObject, RefundRequestObject } from "./refund-objects";
import type { Role } from "./roles";

/** What a person can do to an order, by the names of its forms. */
export const ORDER_ACTIONS = [
  "confirm-payment",
  "cancel-payment",
  "mark-paid",
  "cancel",
  "refund",
  "accept-request",
  "refuse-request",
  "mark-refund-paid",
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** Where somebody is, and as what. */
export type SeatModel = {
  email: string;
  merchantId: string;
  merchantName: string;
  role: Role;
  livemode: boolean;
  isLive: boolean;
};

export type HomeModel = {
  /** The merchant's own time, from which deadlines count. */
  now: Date;
  awaiting: ListedPaymentObject[];
  requests: RefundRequestObject[];
  refundsByHand: RefundObject[];
  endpoints: { id: string; url: string; reason: string | null }[];
  recent: OrderObject[];
};

export type OrdersModel = { orders: OrderObject[]; nextCursor: string | null };

/** One thing to do: `about` is the payment, request or refund that it is done to, where it is not the order. */
export type OfferedAction = { action: OrderAction; about: string | null; amount: number };

export type TimelineModel = {
  id: string;
  type: EventType;
  objectId: string;
  at: Date;
  actor: "customer" | "merchant" | "provider" | "system" | null;
  reason: string | null;
};

export type OrderPageModel = {
  now: Date;
  order: z.infer<typeof orderResponseSchema>;
  requests: RefundRequestObject[];
  timeline: TimelineModel[];
  offered: OfferedAction[];
  /** Whether a part can be given back, or the whole alone. */
  isPartRefundable: boolean;
};
