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
  transfer: {
    subject: ({ amount, merchant, number }) => `Millifærðu ${amount} fyrir pöntun ${number} hjá ${merchant}`,
    heading: "Pöntunin bíður eftir millifærslunni þinni",
    body: ({ amount }) =>
      `Millifærðu ${amount} í bankaappinu þínu eða í bankanum, með nákvæmlega þessum upplýsingum. Við skrifum þér aftur þegar peningarnir eru komnir.`,
    amount: "Upphæð",
    holder: "Eigandi reiknings",
    iban: "IBAN",
    bic: "BIC",
    bank: "Banki",
    reference: "Tilvísun",
    referenceNote: "Skrifaðu tilvísunina nákvæmlega svona svo að greiðslan þín þekkist.",
  },
  paid: {
    subject: ({ merchant, number }) => `Pöntun ${number} hjá ${merchant} er greidd`,
    heading: "Takk fyrir. Pöntunin er greidd",
    body: ({ merchant, amount }) =>
      `${merchant} hefur fengið greiðsluna þína, ${amount}. Þetta er kvittunin þín.`,
    paidOn: "Greitt",
    paidWith: "Greitt með",
    card: "Kort",
    transfer: "Millifærsla",
  },
  refund: {
    subject: ({ merchant, amount }) => `${merchant} hefur endurgreitt þér ${amount}`,
    heading: "Peningarnir eru á leið til þín",
    body: ({ merchant, amount }) =>
      `${merchant} hefur endurgreitt ${amount}. Það geta liðið nokkrir dagar þar til bankinn sýnir það.`,
  },
  refusal: {
    subject: ({ number }) => `Beiðni þín um endurgreiðslu á pöntun ${number}`,
    heading: "Beiðninni var hafnað",
    body: ({ merchant }) =>
      `${merchant} hefur skoðað beiðnina og endurgreiðir ekkert vegna hennar. Svarið er þetta:`,
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
