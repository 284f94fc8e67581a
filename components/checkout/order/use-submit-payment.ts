"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type ParentPage, paymentEvent, tellParent, tellParentOnce } from "../embed/tell-parent";
import { postForm } from "../forms/post-form";
import { rememberPaying } from "../forms/visit";

type Answer = { next: string | null; payment_id: string };
type Outcome = { kind: "none" } | { kind: "refused"; code: string } | { kind: "unknown" };

/** Sends one attempt to pay and shows what became of it. While one is on its way no other can be sent. */
export function useSubmitPayment(secret: string, parent: ParentPage) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [isRefreshing, startRefresh] = useTransition();
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });

  const settle = (next: Outcome) =>
    startRefresh(() => {
      router.refresh();
      setOutcome(next);
      setSending(false);
    });

  /** The bank's page takes this one's place, perhaps before it could say so by itself. */
  const leaveFor = (url: string, paymentId: string) => {
    tellParentOnce(parent, paymentEvent(paymentId, "payment.requires_action"));
    window.location.assign(url);
  };

  const submit = async (body: URLSearchParams) => {
    if (isSending) return;
    setSending(true);
    setOutcome({ kind: "none" });
    rememberPaying(parent.sessionId);
    const answer = await postForm<Answer>(`/api/checkout/${secret}/pay`, body);
    switch (answer.kind) {
      case "done":
        return answer.body.next
          ? leaveFor(answer.body.next, answer.body.payment_id)
          : settle({ kind: "none" });
      case "invalid":
        setSending(false);
        return setOutcome({ kind: "refused", code: answer.errors[0]?.code ?? "unknown" });
      case "stale":
        return window.location.reload();
      case "unknown":
        tellParent(parent, "error", { code: "unreachable" });
        return settle({ kind: "unknown" });
    }
  };

  return { submit, outcome, isBusy: isSending || isRefreshing };
}
