import * as jwks from "@/app/.well-known/jwks.json/route";
import * as security from "@/app/.well-known/security.txt/route";
import * as link from "@/app/(checkout)/l/[slug]/route";
import * as bankReturn from "@/app/(checkout)/r/[secret]/route";
import * as outboxLetter from "@/app/(test)/outbox/[secret]/[id]/route";
import * as customerCart from "@/app/api/checkout/[secret]/cart/route";
import * as customerOrder from "@/app/api/checkout/[secret]/order/route";
import * as customerPay from "@/app/api/checkout/[secret]/pay/route";
import * as customerStatus from "@/app/api/checkout/[secret]/status/route";
import * as customerStream from "@/app/api/checkout/[secret]/stream/route";
import * as confirmLink from "@/app/api/confirm/[secret]/route";
import * as countries from "@/app/api/countries/[locale]/route";
import * as orderAction from "@/app/api/dashboard/[merchant]/[mode]/orders/[id]/[action]/route";
import * as revokeSession from "@/app/api/dashboard/sessions/[id]/revoke/route";
import * as revokeSessions from "@/app/api/dashboard/sessions/revoke-all/route";
import * as signIn from "@/app/api/dashboard/sign-in/[secret]/route";
import * as requestSignIn from "@/app/api/dashboard/sign-in/route";
import * as signOut from "@/app/api/dashboard/sign-out/route";
import * as health from "@/app/api/health/route";
import * as phoneApprove from "@/app/api/phone/[secret]/approve/route";
import * as phonePush from "@/app/api/phone/[secret]/push/route";
import * as phoneReject from "@/app/api/phone/[secret]/reject/route";
import * as phoneStatus from "@/app/api/phone/[secret]/status/route";
import * as phoneStream from "@/app/api/phone/[secret]/stream/route";
import * as missing from "@/app/api/v1/[...rest]/route";
import * as apiKeyRevoke from "@/app/api/v1/api-keys/[id]/revoke/route";
import * as apiKeyRoll from "@/app/api/v1/api-keys/[id]/roll/route";
import * as apiKey from "@/app/api/v1/api-keys/[id]/route";
import * as apiKeys from "@/app/api/v1/api-keys/route";
import * as bankEntryMatch from "@/app/api/v1/bank-entries/[id]/match/route";
import * as bankEntry from "@/app/api/v1/bank-entries/[id]/route";
import * as bankEntries from "@/app/api/v1/bank-entries/route";
import * as bankStatements from "@/app/api/v1/bank-statements/route";
import * as callbackSecret from "@/app/api/v1/callback-secret/route";
import * as sessionCancel from "@/app/api/v1/checkout/sessions/[id]/cancel/route";
import * as sessionExpire from "@/app/api/v1/checkout/sessions/[id]/expire/route";
import * as sessionOrder from "@/app/api/v1/checkout/sessions/[id]/order/route";
import * as session from "@/app/api/v1/checkout/sessions/[id]/route";
import * as sessions from "@/app/api/v1/checkout/sessions/route";
import * as errorPage from "@/app/api/v1/errors/[code]/route";
import * as events from "@/app/api/v1/events/route";
import * as eventStream from "@/app/api/v1/events/stream/route";
import * as linkArchive from "@/app/api/v1/links/[id]/archive/route";
import * as linkQr from "@/app/api/v1/links/[id]/qr/route";
import * as linkRestore from "@/app/api/v1/links/[id]/restore/route";
import * as ownLink from "@/app/api/v1/links/[id]/route";
import * as links from "@/app/api/v1/links/route";
import * as liveMode from "@/app/api/v1/live-mode/route";
import * as merchantDocuments from "@/app/api/v1/merchant/documents/route";
import * as merchantLogo from "@/app/api/v1/merchant/logo/route";
import * as merchant from "@/app/api/v1/merchant/route";
import * as openapi from "@/app/api/v1/openapi.json/route";
import * as operatorHealth from "@/app/api/v1/operator/health/route";
import * as operatorAllowLive from "@/app/api/v1/operator/merchants/[id]/allow-live/route";
import * as operatorMerchantKeys from "@/app/api/v1/operator/merchants/[id]/keys/route";
import * as operatorResume from "@/app/api/v1/operator/merchants/[id]/resume/route";
import * as operatorMerchant from "@/app/api/v1/operator/merchants/[id]/route";
import * as operatorSuspend from "@/app/api/v1/operator/merchants/[id]/suspend/route";
import * as operatorMerchants from "@/app/api/v1/operator/merchants/route";
import * as operatorQueues from "@/app/api/v1/operator/queues/route";
import * as orderCancel from "@/app/api/v1/orders/[id]/cancel/route";
import * as orderMarkPaid from "@/app/api/v1/orders/[id]/mark-paid/route";
import * as orderPayments from "@/app/api/v1/orders/[id]/payments/route";
import * as orderRefunds from "@/app/api/v1/orders/[id]/refunds/route";
import * as order from "@/app/api/v1/orders/[id]/route";
import * as orders from "@/app/api/v1/orders/route";
import * as paymentMethods from "@/app/api/v1/payment-methods/route";
import * as paymentCancel from "@/app/api/v1/payments/[id]/cancel/route";
import * as paymentConfirm from "@/app/api/v1/payments/[id]/confirm/route";
import * as payment from "@/app/api/v1/payments/[id]/route";
import * as payments from "@/app/api/v1/payments/route";
import * as productArchive from "@/app/api/v1/products/[id]/archive/route";
import * as productRestore from "@/app/api/v1/products/[id]/restore/route";
import * as product from "@/app/api/v1/products/[id]/route";
import * as productImport from "@/app/api/v1/products/import/route";
import * as products from "@/app/api/v1/products/route";
import * as productsFile from "@/app/api/v1/products.csv/route";
import * as refundRequestAccept from "@/app/api/v1/refund-requests/[id]/accept/route";
import * as refundRequestRefuse from "@/app/api/v1/refund-requests/[id]/refuse/route";
import * as refundRequest from "@/app/api/v1/refund-requests/[id]/route";
import * as refundRequests from "@/app/api/v1/refund-requests/route";
import * as cancelRefund from "@/app/api/v1/refunds/[id]/cancel/route";
import * as markRefundPaid from "@/app/api/v1/refunds/[id]/mark-paid/route";
import * as refund from "@/app/api/v1/refunds/[id]/route";
import * as refunds from "@/app/api/v1/refunds/route";
import * as testClockAdvance from "@/app/api/v1/test/clock/advance/route";
import * as testClock from "@/app/api/v1/test/clock/route";
import * as testFaults from "@/app/api/v1/test/faults/route";
import * as testOutbox from "@/app/api/v1/test/outbox/route";
import * as testPhoneApprove from "@/app/api/v1/test/phone/[id]/approve/route";
import * as testPhoneReject from "@/app/api/v1/test/phone/[id]/reject/route";
import * as redeliver from "@/app/api/v1/webhook-deliveries/[id]/redeliver/route";
import * as delivery from "@/app/api/v1/webhook-deliveries/[id]/route";
import * as deliveries from "@/app/api/v1/webhook-endpoints/[id]/deliveries/route";
import * as endpointEnable from "@/app/api/v1/webhook-endpoints/[id]/enable/route";
import * as endpointReplay from "@/app/api/v1/webhook-endpoints/[id]/replay/route";
import * as endpointRotate from "@/app/api/v1/webhook-endpoints/[id]/rotate-secret/route";
import * as endpoint from "@/app/api/v1/webhook-endpoints/[id]/route";
import * as endpointTest from "@/app/api/v1/webhook-endpoints/[id]/test/route";
import * as endpoints from "@/app/api/v1/webhook-endpoints/route";
import * as providerEvents from "@/app/api/webhooks/[provider]/[account]/route";
import * as logo from "@/app/logos/[file]/route";
import * as phoneManifest from "@/app/phone/[secret]/manifest.webmanifest/route";

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** Every handler takes its own parameters; which ones a path has, the path says. */
export type Handler = (request: Request, route: { params: Promise<never> }) => Response | Promise<Response>;

export type RouteModule = Partial<Record<Method, Handler>>;

/** Every route handler of the product by its address. */
export const API_ROUTES: Readonly<Record<string, RouteModule>> = {
  "/.well-known/jwks.json": jwks,
  "/.well-known/security.txt": security,
  "/l/{slug}": link,
  "/outbox/{secret}/{id}": outboxLetter,
  "/r/{secret}": bankReturn,
  "/api/checkout/{secret}/cart": customerCart,
  "/api/checkout/{secret}/order": customerOrder,
  "/api/checkout/{secret}/pay": customerPay,
  "/api/checkout/{secret}/status": customerStatus,
  "/api/checkout/{secret}/stream": customerStream,
  "/api/confirm/{secret}": confirmLink,
  "/api/countries/{locale}": countries,
  "/api/dashboard/{merchant}/{mode}/orders/{id}/{action}": orderAction,
  "/api/dashboard/sessions/revoke-all": revokeSessions,
  "/api/dashboard/sessions/{id}/revoke": revokeSession,
  "/api/dashboard/sign-in": requestSignIn,
  "/api/dashboard/sign-in/{secret}": signIn,
  "/api/dashboard/sign-out": signOut,
  "/api/health": health,
  "/api/phone/{secret}/approve": phoneApprove,
  "/api/phone/{secret}/push": phonePush,
  "/api/phone/{secret}/reject": phoneReject,
  "/api/phone/{secret}/status": phoneStatus,
  "/api/phone/{secret}/stream": phoneStream,
  "/logos/{file}": logo,
  "/phone/{secret}/manifest.webmanifest": phoneManifest,
  "/api/webhooks/{provider}/{account}": providerEvents,
  "/api/v1/api-keys": apiKeys,
  "/api/v1/api-keys/{id}": apiKey,
  "/api/v1/api-keys/{id}/revoke": apiKeyRevoke,
  "/api/v1/api-keys/{id}/roll": apiKeyRoll,
  "/api/v1/bank-entries": bankEntries,
  "/api/v1/bank-entries/{id}": bankEntry,
  "/api/v1/bank-entries/{id}/match": bankEntryMatch,
  "/api/v1/bank-statements": bankStatements,
  "/api/v1/callback-secret": callbackSecret,
  "/api/v1/checkout/sessions": sessions,
  "/api/v1/checkout/sessions/{id}": session,
  "/api/v1/checkout/sessions/{id}/cancel": sessionCancel,
  "/api/v1/checkout/sessions/{id}/expire": sessionExpire,
  "/api/v1/checkout/sessions/{id}/order": sessionOrder,
  "/api/v1/errors/{code}": errorPage,
  "/api/v1/events": events,
  "/api/v1/events/stream": eventStream,
  "/api/v1/links": links,
  "/api/v1/links/{id}": ownLink,
  "/api/v1/links/{id}/archive": linkArchive,
  "/api/v1/links/{id}/qr": linkQr,
  "/api/v1/links/{id}/restore": linkRestore,
  "/api/v1/live-mode": liveMode,
  "/api/v1/openapi.json": openapi,
  "/api/v1/operator/health": operatorHealth,
  "/api/v1/operator/merchants": operatorMerchants,
  "/api/v1/operator/merchants/{id}": operatorMerchant,
  "/api/v1/operator/merchants/{id}/allow-live": operatorAllowLive,
  "/api/v1/operator/merchants/{id}/keys": operatorMerchantKeys,
  "/api/v1/operator/merchants/{id}/resume": operatorResume,
  "/api/v1/operator/merchants/{id}/suspend": operatorSuspend,
  "/api/v1/operator/queues": operatorQueues,
  "/api/v1/merchant": merchant,
  "/api/v1/merchant/documents": merchantDocuments,
  "/api/v1/merchant/logo": merchantLogo,
  "/api/v1/orders": orders,
  "/api/v1/orders/{id}": order,
  "/api/v1/orders/{id}/cancel": orderCancel,
  "/api/v1/orders/{id}/mark-paid": orderMarkPaid,
  "/api/v1/orders/{id}/payments": orderPayments,
  "/api/v1/orders/{id}/refunds": orderRefunds,
  "/api/v1/payment-methods": paymentMethods,
  "/api/v1/payments": payments,
  "/api/v1/payments/{id}": payment,
  "/api/v1/payments/{id}/cancel": paymentCancel,
  "/api/v1/payments/{id}/confirm": paymentConfirm,
  "/api/v1/products": products,
  "/api/v1/products.csv": productsFile,
  "/api/v1/products/import": productImport,
  "/api/v1/products/{id}": product,
  "/api/v1/products/{id}/archive": productArchive,
  "/api/v1/products/{id}/restore": productRestore,
  "/api/v1/test/clock": testClock,
  "/api/v1/test/clock/advance": testClockAdvance,
  "/api/v1/test/faults": testFaults,
  "/api/v1/test/outbox": testOutbox,
  "/api/v1/test/phone/{id}/approve": testPhoneApprove,
  "/api/v1/test/phone/{id}/reject": testPhoneReject,
  "/api/v1/refund-requests": refundRequests,
  "/api/v1/refund-requests/{id}": refundRequest,
  "/api/v1/refund-requests/{id}/accept": refundRequestAccept,
  "/api/v1/refund-requests/{id}/refuse": refundRequestRefuse,
  "/api/v1/refunds": refunds,
  "/api/v1/refunds/{id}": refund,
  "/api/v1/refunds/{id}/cancel": cancelRefund,
  "/api/v1/refunds/{id}/mark-paid": markRefundPaid,
  "/api/v1/webhook-deliveries/{id}": delivery,
  "/api/v1/webhook-deliveries/{id}/redeliver": redeliver,
  "/api/v1/webhook-endpoints": endpoints,
  "/api/v1/webhook-endpoints/{id}": endpoint,
  "/api/v1/webhook-endpoints/{id}/deliveries": deliveries,
  "/api/v1/webhook-endpoints/{id}/enable": endpointEnable,
  "/api/v1/webhook-endpoints/{id}/replay": endpointReplay,
  "/api/v1/webhook-endpoints/{id}/rotate-secret": endpointRotate,
  "/api/v1/webhook-endpoints/{id}/test": endpointTest,
  // Last: it takes what nothing else does.
  "/api/v1/{...rest}": missing,
};

/** The handler at a path with what its parameters are there, or null where nothing is. */
export function findRoute(
  method: Method,
  path: string,
): { handler: Handler; params: Record<string, string> } | null {
  const parts = path.split("/");
  for (const [pattern, module] of Object.entries(API_ROUTES)) {
    const params = matchParts(pattern.split("/"), parts);
    const handler = module[method];
    if (params && handler) return { handler, params };
  }
  return null;
}

function matchParts(pattern: string[], parts: string[]): Record<string, string> | null {
  const isOpen = pattern.at(-1) === "{...rest}";
  if (isOpen ? parts.length < pattern.length : parts.length !== pattern.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(expected) ?? [];
    const part = parts[index] ?? "";
    if (expected === "{...rest}") params.rest = parts.slice(index).join("/");
    else if (name !== undefined) params[name] = decodeURIComponent(part);
    else if (expected !== part) return null;
  }
  return params;
}
