import type { Words } from "./words";

export const nb: Words = {
  testMode: "Testmodus: ingen penger flyttes",
  total: "Totalt",
  orderNumber: ({ number }) => `Bestilling ${number}`,
  questions: ({ email }) => `Spørsmål? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Bestillingen ${number} hos ${merchant} er ikke betalt ennå`,
    heading: "Bestillingen din venter på betaling",
    body: ({ merchant, amount }) =>
      `${merchant} har mottatt bestillingen din, og ${amount} gjenstår å betale. På bestillingens side kan du betale eller velge en annen måte å betale på.`,
    button: "Gå til bestillingen",
    alreadyPaid:
      "Har du nettopp betalt, trenger du ikke gjøre noe mer. Siden viser når pengene har kommet frem.",
  },
  transfer: {
    subject: ({ amount, merchant, number }) => `Overfør ${amount} for bestillingen ${number} hos ${merchant}`,
    heading: "Bestillingen venter på overføringen din",
    body: ({ amount }) =>
      `Overfør ${amount} i bankens app eller i banken, med nøyaktig disse opplysningene. Vi skriver igjen når pengene er kommet frem.`,
    amount: "Beløp",
    holder: "Kontoinnehaver",
    iban: "IBAN",
    bic: "BIC",
    bank: "Bank",
    reference: "Referanse",
    referenceNote: "Skriv referansen nøyaktig slik, så pengene dine blir gjenkjent.",
  },
  paid: {
    subject: ({ merchant, number }) => `Bestillingen ${number} hos ${merchant} er betalt`,
    heading: "Takk. Bestillingen er betalt",
    body: ({ merchant, amount }) =>
      `${merchant} har mottatt betalingen din på ${amount}. Dette er kvitteringen din.`,
    paidOn: "Betalt",
    paidWith: "Betalt med",
    card: "Kort",
    transfer: "Bankoverføring",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant} har betalt ${amount} tilbake til deg`,
    heading: "Pengene er på vei tilbake til deg",
    body: ({ merchant, amount }) =>
      `${merchant} har gitt tilbake ${amount}. Det kan ta noen dager før banken viser det.`,
  },
  refusal: {
    subject: ({ number }) => `Ønsket ditt om tilbakebetaling for bestillingen ${number}`,
    heading: "Ønsket ditt ble ikke innvilget",
    body: ({ merchant }) =>
      `${merchant} har sett på ønsket ditt og betaler ikke noe tilbake for det. Dette er svaret:`,
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} ber deg godkjenne ${amount}`,
    heading: "Vil du betale dette?",
    body: "Åpne siden for å se bestillingen, og godta eller avvis den. Godta bare hvis siden viser det samme tallet som butikken.",
    button: "Se forespørselen",
    notYou:
      "Har du ikke bestilt noe, kan du avvise forespørselen eller se bort fra denne meldingen. Da blir ingenting betalt.",
    short: ({ merchant, amount }) => `${merchant} ber deg godkjenne ${amount}:`,
    notification: "Åpne for å godta eller avvise.",
  },
};
