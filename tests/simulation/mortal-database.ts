import type { Database } from "@/db/client";

type Chances = {
  /** May throw, or let somebody else act. Called where no transaction is open. */
  between(where: string): Promise<void>;
  /** May throw. */
  mayDie(where: string): void;
};

const STATEMENTS: readonly PropertyKey[] = ["select", "insert", "update", "delete", "execute"];

/**
 * A database whose user may die before any statement outside a transaction, before a commit and after it, and gets
 * company before and after each transaction.
 */
export function mortalDatabase(db: Database, { between, mayDie }: Chances): Database {
  const transaction: Database["transaction"] = async (work, config) => {
    await between("before a transaction");
    const result = await db.transaction(async (tx) => {
      const answer = await work(tx);
      mayDie("before a commit");
      return answer;
    }, config);
    await between("after a commit");
    return result;
  };
  return new Proxy(db, {
    get(target, key) {
      if (key === "transaction") return transaction;
      if (STATEMENTS.includes(key)) mayDie(`before a statement: ${String(key)}`);
      return Reflect.get(target, key);
    },
  });
}
