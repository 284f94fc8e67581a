import type { Words } from "./words";

export const es: Words = {
  testMode: "Modo de prueba: no se mueve dinero",
  total: "Total",
  orderNumber: ({ number }) => `Pedido ${number}`,
  questions: ({ email }) => `¿Preguntas? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Su pedido ${number} en ${merchant} aún no está pagado`,
    heading: "Su pedido está pendiente de pago",
    body: ({ merchant, amount }) =>
      `${merchant} ha recibido su pedido y quedan ${amount} por pagar. En la página del pedido puede pagar o elegir otra forma de pago.`,
    button: "Ver el pedido",
    alreadyPaid:
      "Si acaba de pagar, no tiene que hacer nada más. La página muestra cuándo ha llegado su dinero.",
  },
  transfer: {
    subject: ({ amount, merchant, number }) => `Transfiera ${amount} por su pedido ${number} en ${merchant}`,
    heading: "Su pedido espera su transferencia",
    body: ({ amount }) =>
      `Transfiera ${amount} en la aplicación de su banco o en su banco, exactamente con estos datos. Le escribiremos de nuevo cuando el dinero haya llegado.`,
    amount: "Importe",
    holder: "Titular de la cuenta",
    iban: "IBAN",
    bic: "BIC",
    bank: "Banco",
    reference: "Referencia",
    referenceNote: "Escriba la referencia exactamente así, para que su dinero sea reconocido.",
  },
  paid: {
    subject: ({ merchant, number }) => `Su pedido ${number} en ${merchant} está pagado`,
    heading: "Gracias. Su pedido está pagado",
    body: ({ merchant, amount }) => `${merchant} ha recibido su pago de ${amount}. Este es su recibo.`,
    paidOn: "Pagado el",
    paidWith: "Pagado con",
    card: "Tarjeta",
    transfer: "Transferencia bancaria",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant} le ha devuelto ${amount}`,
    heading: "Su dinero está en camino de vuelta",
    body: ({ merchant, amount }) =>
      `${merchant} ha devuelto ${amount}. Su banco puede tardar unos días en mostrarlo.`,
  },
  refusal: {
    subject: ({ number }) => `Su solicitud de reembolso del pedido ${number}`,
    heading: "Su solicitud no fue aceptada",
    body: ({ merchant }) =>
      `${merchant} ha estudiado su solicitud y no devuelve dinero por ella. Esta es la respuesta:`,
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} le pide que apruebe ${amount}`,
    heading: "¿Quiere pagar este pedido?",
    body: "Abra la página para ver el pedido y acéptelo o rechácelo. Acepte solo si la página muestra el mismo número que la tienda.",
    button: "Ver la solicitud",
    notYou: "Si no ha pedido nada, rechace la solicitud o ignore este mensaje. Así no se paga nada.",
    short: ({ merchant, amount }) => `${merchant}: ¿aprobar ${amount}?`,
    notification: "Abra para aceptar o rechazar.",
  },
};
