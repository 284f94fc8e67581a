"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { fill } from "../messages/fill";

type Props = {
  /** By the server's clock, when the page was made. */
  secondsLeft: number;
  texts: { timeLeft: string; timeUp: string };
};

const SECOND_MS = 1_000;

/** The time that is left to answer. It runs on a clock that nobody can set, and asks for the page anew at its end. */
export function Countdown({ secondsLeft, texts }: Props) {
  const router = useRouter();
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const end = performance.now() + secondsLeft * SECOND_MS;
    const tick = () => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / SECOND_MS));
      setLeft(now);
      if (now > 0) return;
      window.clearInterval(timer);
      if (secondsLeft > 0) router.refresh();
    };
    const timer = window.setInterval(tick, SECOND_MS);
    return () => window.clearInterval(timer);
  }, [secondsLeft, router]);
  return (
    <p role="timer" className="text-muted figures">
      {left > 0 ? fill(texts.timeLeft, { time: clockTime(left) }) : texts.timeUp}
    </p>
  );
}

/** Minutes and seconds, `2:59`. */
function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
