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
