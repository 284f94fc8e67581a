/** Says what makes a message, so that an empty page is a beginning. */
export function EmptyOutbox({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <p className="mt-6">There are no older messages.</p>;
  return (
    <section className="mt-6 grid gap-3 rounded-lg border border-line bg-surface p-5">
      <h2 className="text-lg font-semibold">Nothing has been sent yet</h2>
      <p>A message is written here when</p>
      <ul className="grid list-disc gap-2 ps-5">
        <li>a customer’s phone is asked to approve a payment,</li>
        <li>half of the time to confirm an authorized payment is over, then four fifths, then 95 %,</li>
        <li>an unpaid order reaches one of the days on which its customer is reminded,</li>
        <li>a webhook endpoint is disabled.</li>
      </ul>
      <p>
        To see the last ones without waiting, move the time of test mode forward with{" "}
        <code className="wrap-anywhere">POST /api/v1/test/clock/advance</code>.
      </p>
    </section>
  );
}
