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
