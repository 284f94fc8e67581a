import type { Words } from "./words";

export const fr: Words = {
  testMode: "Mode test : aucun argent ne circule",
  total: "Total",
  orderNumber: ({ number }) => `Commande ${number}`,
  questions: ({ email }) => `Des questions ? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Votre commande ${number} chez ${merchant} n’est pas encore payée`,
    heading: "Votre commande attend son paiement",
    body: ({ merchant, amount }) =>
      `Votre commande chez ${merchant} est enregistrée ; il reste ${amount} à payer. Sur la page de la commande, vous pouvez payer ou choisir un autre moyen de paiement.`,
    button: "Voir la commande",
    alreadyPaid:
      "Si vous venez de payer, vous n’avez plus rien à faire. La page indique quand votre argent est arrivé.",
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} vous demande de valider ${amount}`,
    heading: "Voulez-vous payer cette commande ?",
    body: "Ouvrez la page pour voir la commande, puis acceptez ou refusez. N’acceptez que si la page affiche le même numéro que la boutique.",
    button: "Voir la demande",
    notYou:
      "Si vous n’avez rien commandé, refusez la demande ou ignorez ce message. Rien ne sera alors payé.",
    short: ({ merchant, amount }) => `${merchant} : valider ${amount} ?`,
    notification: "Ouvrez pour accepter ou refuser.",
  },
};
