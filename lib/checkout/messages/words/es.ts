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
