import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { PersonDto } from '@/lib/auth/person';
import { emailSchema } from '@/lib/auth/person-schema';
import { ROLES } from '@/lib/auth/roles';
import { deactivatePerson, updateRoles } from '@/lib/auth/server/commands/people';
import { createAccount, randomPassword, resetPassword } from '@/lib/auth/server/operator';
import { OPERATOR } from '@/lib/auth/server/operator-caller';
import { listPeople } from '@/lib/auth/server/queries';
import { resetSecondFactor } from '@/lib/auth/server/second-factor-commands';
import { AppError } from '@/lib/core/errors';
import { runOperatorCommand, UsageProblem } from './command-line';

const USAGE = `Usage: npm run user -- <what> [options]

  list                                        everyone who has or had an account
  create --email <e> --name <n> --role <r>    an account; prints its password alone on stdout
  reset-password --email <e>                  a new password, printed alone on stdout; ends every session
  reset-second-factor --email <e>             for whoever lost theirs; ends every session
  set-roles --email <e> --role <r>            exactly these roles; <r>:<environment> = in that environment only
  deactivate --email <e>                      ends access at once

  --role may be given several times: ${ROLES.join(', ')}
  --password-stdin reads the password from standard input instead of making one (create, reset-password)

Example: npm run user -- create --email ada@example.com --name "Ada Lovelace" --role architect --role publisher`;

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string', multiple: true, default: [] },
      'password-stdin': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}

type Values = ReturnType<typeof readArguments>['values'];

/** Each answers what goes to stdout. */
const WHAT: Readonly<Record<string, (values: Values) => Promise<string>>> = {
  list: async () => table(await listPeople(OPERATOR)),

  create: async (values) => {
    const { password, answer } = await choosePassword(values);
    const email = demanded(values, 'email');
    await createAccount({ email, name: demanded(values, 'name'), roles: values.role, password });
    console.error(`${email} can sign in now.`);
    return answer;
  },

  'reset-password': async (values) => {
    const { password, answer } = await choosePassword(values);
    const email = demanded(values, 'email');
    await resetPassword({ email, password });
    console.error(`${email} has a new password; every session has ended.`);
    return answer;
  },

  'reset-second-factor': async (values) => {
    const { id: personId, emails } = await findByEmail(demanded(values, 'email'));
    await resetSecondFactor(OPERATOR, { personId });
    console.error(`${emails.join(', ')} signs in without a second factor, and is told so.`);
    return '';
  },

  'set-roles': async (values) => {
    const person = await findByEmail(demanded(values, 'email'));
    const grants = values.role.map((given) => {
      const [role, environment = null] = given.split(':');
      return { role, environment };
    });
    const { id: personId, revision } = person;
    return table([await updateRoles(OPERATOR, { personId, revision, grants })]);
  },

  deactivate: async (values) => {
    const { id: personId, revision } = await findByEmail(demanded(values, 'email'));
    return table([await deactivatePerson(OPERATOR, { personId, revision })]);
  },
};

function demanded(values: Values, option: 'email' | 'name'): string {
  const value = values[option];
  if (!value) throw new UsageProblem(`--${option} is missing.`);
  return value;
}

async function choosePassword(values: Values): Promise<{ password: string; answer: string }> {
  if (!values['password-stdin']) {
    const password = randomPassword();
    return { password, answer: password };
  }
  const typed = await text(process.stdin);
  return { password: typed.replace(/\r?\n$/, ''), answer: '' };
}

async function findByEmail(given: string): Promise<PersonDto> {
  const email = emailSchema.safeParse(given).data;
  const person = (await listPeople(OPERATOR)).find(({ emails }) => emails.some((one) => one === email));
  if (!person) throw new AppError('not_found', `Nobody has an account with the e-mail ${given}.`);
  return person;
}

/** People as lines with columns. */
function table(people: readonly PersonDto[]): string {
  const rows = people.map(({ emails, name, grants, lastSignInAt, deactivatedAt }) => [
    emails.join(', '),
    name,
    grants.map(({ role, environment }) => (environment ? `${role}:${environment}` : role)).join(',') || '-',
    lastSignInAt ?? 'never',
    deactivatedAt ? `deactivated ${deactivatedAt}` : 'active',
  ]);
  const lines = [['E-MAIL', 'NAME', 'ROLES', 'LAST SIGN-IN', 'STATUS'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

await runOperatorCommand(USAGE, async () => {
  const { values, positionals } = readArguments();
  if (values.help) return USAGE;
  const [what = '', ...others] = positionals;
  const run = Object.hasOwn(WHAT, what) ? WHAT[what] : undefined;
  if (!run) throw new UsageProblem(what ? `There is no "${what}".` : 'Say what to do.');
  if (others.length > 0) throw new UsageProblem(`"${others.join(' ')}" is too much.`);
  return run(values);
});
