/** The server's own address. Nobody is sent here; it says what it is, and nothing about whose. */
export default function Page() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 px-4 py-10">
      <title>Opentill</title>
      <h1 className="text-3xl font-semibold tracking-tight">Opentill</h1>
      <p className="text-lg">
        This server hosts checkout pages. If you came to pay, open the link that the shop gave you.
      </p>
    </main>
  );
}
