import type { Words } from "./words";

export const pl: Words = {
  testMode: "Tryb testowy: pieniądze nie są pobierane",
  total: "Razem",
  orderNumber: ({ number }) => `Zamówienie ${number}`,
  questions: ({ email }) => `Pytania? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Zamówienie ${number} w ${merchant} nie jest jeszcze opłacone`,
    heading: "Twoje zamówienie czeka na płatność",
    body: ({ merchant, amount }) =>
      `${merchant} ma Twoje zamówienie; do zapłaty pozostaje ${amount}. Na stronie zamówienia możesz zapłacić lub wybrać inny sposób płatności.`,
    button: "Przejdź do zamówienia",
    alreadyPaid: "Jeśli płatność została właśnie wysłana, nie musisz nic robić. Strona pokaże, kiedy dotrze.",
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} prosi o zatwierdzenie ${amount}`,
    heading: "Czy chcesz za to zapłacić?",
    body: "Otwórz stronę, obejrzyj zamówienie i zaakceptuj je lub odrzuć. Zaakceptuj tylko wtedy, gdy strona pokazuje tę samą liczbę co sklep.",
    button: "Zobacz prośbę",
    notYou:
      "Jeśli to nie Twoje zamówienie, odrzuć prośbę lub zignoruj tę wiadomość. Wtedy nic nie zostanie zapłacone.",
    short: ({ merchant, amount }) => `${merchant}: zatwierdzić ${amount}?`,
    notification: "Otwórz, aby zaakceptować lub odrzucić.",
  },
};
