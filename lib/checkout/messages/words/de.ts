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
  transfer: {
    subject: ({ amount, merchant, number }) =>
      `Überweisen Sie ${amount} für Ihre Bestellung ${number} bei ${merchant}`,
    heading: "Ihre Bestellung wartet auf Ihre Überweisung",
    body: ({ amount }) =>
      `Überweisen Sie ${amount} in Ihrer Banking-App oder bei Ihrer Bank, mit genau diesen Angaben. Wir schreiben Ihnen wieder, wenn das Geld angekommen ist.`,
    amount: "Betrag",
    holder: "Kontoinhaber",
    iban: "IBAN",
    bic: "BIC",
    bank: "Bank",
    reference: "Verwendungszweck",
    referenceNote: "Schreiben Sie den Verwendungszweck genau so, damit Ihr Geld zugeordnet werden kann.",
  },
  paid: {
    subject: ({ merchant, number }) => `Ihre Bestellung ${number} bei ${merchant} ist bezahlt`,
    heading: "Danke. Ihre Bestellung ist bezahlt",
    body: ({ merchant, amount }) => `${merchant} hat Ihre Zahlung von ${amount} erhalten. Das ist Ihr Beleg.`,
    paidOn: "Bezahlt am",
    paidWith: "Bezahlt mit",
    card: "Karte",
    transfer: "Überweisung",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant} hat Ihnen ${amount} zurückgezahlt`,
    heading: "Ihr Geld ist auf dem Weg zurück",
    body: ({ merchant, amount }) =>
      `${merchant} hat ${amount} zurückgegeben. Bis Ihre Bank es anzeigt, kann es einige Tage dauern.`,
  },
  refusal: {
    subject: ({ number }) => `Ihre Bitte um Rückzahlung für die Bestellung ${number}`,
    heading: "Ihrer Bitte wurde nicht entsprochen",
    body: ({ merchant }) =>
      `${merchant} hat Ihre Bitte geprüft und zahlt dafür kein Geld zurück. Das ist die Antwort:`,
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
