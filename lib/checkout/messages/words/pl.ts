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
  transfer: {
    subject: ({ amount, merchant, number }) => `Przelej ${amount} za zamówienie ${number} w ${merchant}`,
    heading: "Zamówienie czeka na Twój przelew",
    body: ({ amount }) =>
      `Przelej ${amount} w aplikacji banku albo w banku, podając dokładnie te dane. Napiszemy ponownie, gdy pieniądze dotrą.`,
    amount: "Kwota",
    holder: "Właściciel konta",
    iban: "IBAN",
    bic: "BIC",
    bank: "Bank",
    reference: "Tytuł przelewu",
    referenceNote: "Wpisz tytuł dokładnie w tej postaci, aby wpłata została rozpoznana.",
  },
  paid: {
    subject: ({ merchant, number }) => `Zamówienie ${number} w ${merchant} jest opłacone`,
    heading: "Dziękujemy. Zamówienie jest opłacone",
    body: ({ merchant, amount }) =>
      `${merchant}: otrzymaliśmy Twoją wpłatę ${amount}. To jest jej potwierdzenie.`,
    paidOn: "Data płatności",
    paidWith: "Sposób płatności",
    card: "Karta",
    transfer: "Przelew bankowy",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant}: zwrot ${amount} dla Ciebie`,
    heading: "Pieniądze wracają do Ciebie",
    body: ({ merchant, amount }) =>
      `${merchant}: zwróciliśmy ${amount}. Bank może pokazać zwrot dopiero za kilka dni.`,
  },
  refusal: {
    subject: ({ number }) => `Twoja prośba o zwrot za zamówienie ${number}`,
    heading: "Prośba nie została przyjęta",
    body: ({ merchant }) =>
      `${merchant}: po rozpatrzeniu prośby nie zwracamy za nią pieniędzy. Oto odpowiedź:`,
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
