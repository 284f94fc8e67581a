import type { Words } from "./words";

export const ar: Words = {
  testMode: "وضع الاختبار: لا تُنقل أي أموال",
  total: "المجموع",
  orderNumber: ({ number }) => `الطلب ${number}`,
  questions: ({ email }) => `هل لديك أسئلة؟ ${email}`,
  reminder: {
    subject: ({ merchant, number }) => `طلبك ${number} لدى ${merchant} لم يُدفع بعد`,
    heading: "طلبك في انتظار الدفع",
    body: ({ merchant, amount }) =>
      `تم تسجيل طلبك لدى ${merchant}، وما زال المبلغ ${amount} مستحقًا. يمكنك في صفحة الطلب أن تدفع أو تختار طريقة دفع أخرى.`,
    button: "الانتقال إلى الطلب",
    alreadyPaid: "إذا كنت قد دفعت للتو فلا يلزمك شيء آخر، وستُظهر الصفحة متى وصلت أموالك.",
  },
  transfer: {
    subject: ({ amount, merchant, number }) => `حوّل ${amount} لطلبك ${number} لدى ${merchant}`,
    heading: "طلبك في انتظار تحويلك",
    body: ({ amount }) =>
      `حوّل ${amount} في تطبيق مصرفك أو لدى مصرفك بهذه البيانات تمامًا. سنراسلك مرة أخرى عندما يصل المال.`,
    amount: "المبلغ",
    holder: "صاحب الحساب",
    iban: "رقم الحساب الدولي (IBAN)",
    bic: "رمز المصرف (BIC)",
    bank: "المصرف",
    reference: "المرجع",
    referenceNote: "اكتب المرجع كما هو تمامًا لكي يُتعرّف على تحويلك.",
  },
  paid: {
    subject: ({ merchant, number }) => `تم دفع طلبك ${number} لدى ${merchant}`,
    heading: "شكرًا لك. تم دفع طلبك",
    body: ({ merchant, amount }) => `استلم ${merchant} دفعتك بقيمة ${amount}. هذا إيصالك.`,
    paidOn: "تاريخ الدفع",
    paidWith: "طريقة الدفع",
    card: "بطاقة",
    transfer: "تحويل مصرفي",
  },
  refund: {
    subject: ({ merchant, amount }) => `أعاد ${merchant} إليك ${amount}`,
    heading: "مالك في طريقه إليك",
    body: ({ merchant, amount }) => `أعاد ${merchant} مبلغ ${amount}. قد يستغرق ظهوره لدى مصرفك بضعة أيام.`,
  },
  refusal: {
    subject: ({ number }) => `طلبك لاسترداد ثمن الطلب ${number}`,
    heading: "لم يُقبل طلب الاسترداد",
    body: ({ merchant }) => `راجع ${merchant} طلبك ولن يعيد مالًا بشأنه. هذا هو الرد:`,
  },
  approval: {
    subject: ({ merchant, amount }) => `يطلب منك ${merchant} الموافقة على ${amount}`,
    heading: "هل تريد دفع هذا المبلغ؟",
    body: "افتح الصفحة لترى الطلب ثم اقبله أو ارفضه. لا تقبل إلا إذا كانت الصفحة تعرض الرقم نفسه الذي يعرضه المتجر.",
    button: "عرض الطلب",
    notYou: "إذا لم تطلب شيئًا فارفض الطلب أو تجاهل هذه الرسالة، ولن يُدفع أي شيء.",
    short: ({ merchant, amount }) => `${merchant}: هل توافق على ${amount}؟`,
    notification: "افتح للقبول أو الرفض.",
  },
};
