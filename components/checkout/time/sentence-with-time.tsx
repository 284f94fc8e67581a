import { LocalTime } from "./local-time";

type Props = { text: string; time: string; locale: string; zone: string };

/** A sentence with a time where its `{time}` stands. */
export function SentenceWithTime({ text, ...time }: Props) {
  const [before, after] = text.split("{time}");
  return (
    <>
      {before}
      <bdi>
        <LocalTime {...time} />
      </bdi>
      {after}
    </>
  );
}
