import type { Words } from "./words";

export const de: Words = {
  testMode: "Testmodus: Es fließt kein Geld",
  total: "Gesamt",
  orderNumber: ({ number }) => `Bestellung ${number}`,
  questions: ({ email }) => `Fragen? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Ihre Bestellung ${number} bei ${merchant} ist noch nicht bezahlt`,
    heading: "Ihre Bestellung wartet auf die Zahlung",
    body: ({ merchant, amount }) =>
      `Ihre Bestellung bei ${merchant} ist aufgenommen, ${amount} sind noch offen. Auf der Seite der Bestellung können Sie bezahlen oder eine andere Zahlungsart wählen.`,
    button: "Zur Bestellung",
    alreadyPaid:
      "Haben Sie gerade bezahlt, ist nichts weiter zu tun. Die Seite zeigt, wenn Ihr Geld angekommen ist.",
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} bittet Sie um die Freigabe von ${amount}`,
    heading: "Möchten Sie das bezahlen?",
    body: "Öffnen Sie die Seite, sehen Sie sich die Bestellung an und nehmen Sie sie an oder lehnen Sie sie ab. Nehmen Sie nur an, wenn dort dieselbe Zahl steht wie im Shop.",
    button: "Anfrage ansehen",
    notYou:
      "Haben Sie nichts bestellt, lehnen Sie die Anfrage ab oder beachten Sie diese Nachricht nicht. Dann wird nichts bezahlt.",
    short: ({ merchant, amount }) => `${merchant}: ${amount} freigeben?`,
    notification: "Öffnen, um anzunehmen oder abzulehnen.",
  },
};
