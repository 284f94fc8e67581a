import { z } from "zod";
import { createCheckoutContext } from "@/lib/checkout/create-context";
import { emailField } from "@/lib/contracts/address-fields";
import { parseInput } from "@/lib/contracts/parse";
import { ROLE_NAMES, type Role } from "@/lib/contracts/roles";
import { readEnvironment } from "@/lib/core/environment";
import { Refusal } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { createSignInLink, signInUrl } from "@/lib/people/create-sign-in-link";
import { findPersonByEmail, listMembers, listMerchants } from "@/lib/people/queries";
import { removeMember } from "@/lib/people/remove-member";
import { setMember } from "@/lib/people/set-member";

const USAGE = `Usage: npm run people list [<merchant>]
       npm run people add <merchant> <email> [${ROLE_NAMES.join("|")}]
       npm run people remove <merchant> <email>
       npm run people link <email>`;

/**
 * For whoever runs the server: who may sign in to the dashboard. `add` invites, or gives another role, and prints a link that
 * signs in once; `link` prints another, where there is no mail server.
 */
async function main([command, first, second, third = "owner"]: string[]): Promise<string> {
  const { ctx, close } = createCheckoutContext(readEnvironment(process.env), "people");
  const printLink = (personId: string) =>
    transact(ctx, async (inside) => signInUrl(inside, await createSignInLink(inside, personId)));
  try {
    if (command === "list" && first === undefined) {
      return (await listMerchants(ctx.db)).map(({ id, name }) => `${id}  ${name}`).join("\n");
    }
    if (command === "list" && first !== undefined) {
      const members = await listMembers(ctx.db, first);
      return members.map(({ email, role }) => `${role.padEnd(10)}${email}`).join("\n");
    }
    if (command === "add" && first !== undefined && second !== undefined && isRole(third)) {
      const invited = {
        merchantId: first,
        email: parseInput(z.object({ email: emailField }), { email: second }).email,
        role: third,
      };
      const person = await transact(ctx, (inside) => setMember(inside, invited));
      return `${person.email} is ${third}. Signs in once, within 15 minutes: ${await printLink(person.id)}`;
    }
    if (command === "remove" && first !== undefined && second !== undefined) {
      await transact(ctx, (inside) => removeMember(inside, { merchantId: first, email: second }));
      return `${second} is nobody there any more.`;
    }
    if (command === "link" && first !== undefined) {
      const person = await findPersonByEmail(ctx.db, first);
      if (!person) throw new Refusal(404, "not_found", "Nobody with that address was invited.");
      return `Signs in once, within 15 minutes: ${await printLink(person.id)}`;
    }
    throw new Refusal(400, "usage", USAGE);
  } finally {
    await close();
  }
}

function isRole(text: string): text is Role {
  return (ROLE_NAMES as readonly string[]).includes(text);
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.detail);
  process.exitCode = 2;
}
