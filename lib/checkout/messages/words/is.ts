import type { Words } from "./words";

export const is: Words = {
  testMode: "Prófunarhamur: engir peningar færast",
  total: "Samtals",
  orderNumber: ({ number }) => `Pöntun ${number}`,
  questions: ({ email }) => `Spurningar? ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `Pöntun ${number} hjá ${merchant} er enn ógreidd`,
    heading: "Pöntunin þín bíður greiðslu",
    body: ({ merchant, amount }) =>
      `Pöntun þín hjá ${merchant} er móttekin og enn á eftir að greiða ${amount}. Á síðu pöntunarinnar geturðu greitt eða valið aðra greiðsluleið.`,
    button: "Opna pöntunina",
    alreadyPaid: "Ef þú varst að greiða þarftu ekkert að gera. Síðan sýnir hvenær greiðslan hefur borist.",
  },
  approval: {
    subject: ({ merchant, amount }) => `${merchant} biður þig að samþykkja ${amount}`,
    heading: "Viltu greiða þetta?",
    body: "Opnaðu síðuna til að skoða pöntunina og samþykktu hana eða hafnaðu henni. Samþykktu aðeins ef síðan sýnir sömu tölu og verslunin.",
    button: "Skoða beiðnina",
    notYou: "Ef þú pantaðir ekkert skaltu hafna beiðninni eða hunsa þessi skilaboð. Þá verður ekkert greitt.",
    short: ({ merchant, amount }) => `${merchant}: samþykkja ${amount}?`,
    notification: "Opnaðu til að samþykkja eða hafna.",
  },
};
