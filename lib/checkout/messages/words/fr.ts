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
  transfer: {
    subject: ({ amount, merchant, number }) =>
      `Virez ${amount} pour votre commande ${number} chez ${merchant}`,
    heading: "Votre commande attend votre virement",
    body: ({ amount }) =>
      `Virez ${amount} dans l’application de votre banque ou auprès d’elle, avec exactement ces informations. Nous vous écrirons de nouveau quand l’argent sera arrivé.`,
    amount: "Montant",
    holder: "Titulaire du compte",
    iban: "IBAN",
    bic: "BIC",
    bank: "Banque",
    reference: "Référence",
    referenceNote: "Recopiez la référence exactement, pour que votre argent soit reconnu.",
  },
  paid: {
    subject: ({ merchant, number }) => `Votre commande ${number} chez ${merchant} est payée`,
    heading: "Merci. Votre commande est payée",
    body: ({ merchant, amount }) =>
      `${merchant} a bien reçu votre paiement de ${amount}. Ceci est votre reçu.`,
    paidOn: "Payé le",
    paidWith: "Payé avec",
    card: "Carte",
    transfer: "Virement bancaire",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant} vous a remboursé ${amount}`,
    heading: "Votre argent est en route",
    body: ({ merchant, amount }) =>
      `${merchant} a rendu ${amount}. Votre banque peut mettre quelques jours à l’afficher.`,
  },
  refusal: {
    subject: ({ number }) => `Votre demande de remboursement de la commande ${number}`,
    heading: "Votre demande n’a pas été acceptée",
    body: ({ merchant }) =>
      `${merchant} a étudié votre demande et ne rend pas d’argent pour elle. Voici la réponse :`,
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
