import { z } from 'zod';
import { emailSchema, nameSchema } from '../person-schema';
import type { Lowered } from './patch';
import { ScimError } from './scim-error';

/** What SCIM can say of a person here. */
export interface ScimPerson {
  /** The address that they sign in with. */
  readonly email: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly active: boolean;
}

const text = z.string().max(1_000).nullish();

/** Entra ID says "True" and "False". */
const truth = z.union([
  z.boolean(),
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(['true', 'false']))
    .transform((value) => value === 'true'),
]);

const userSchema = z.object({
  username: text,
  externalid: z.string().max(500).nullish(),
  displayname: text,
  name: z.object({ formatted: text, givenname: text, familyname: text }).nullish(),
  emails: z.array(z.object({ value: text, type: text, primary: truth.nullish() })).nullish(),
  active: truth.nullish(),
});

type SaidUser = z.infer<typeof userSchema>;

/**
 * What a resource says of a person. Where several attributes say the same, such as the name, the one counts that differs from what
 * was said before.
 * @param before the resource as it was; null = a new one
 * @throws ScimError invalidValue
 */
export function readUser(resource: Lowered, before: Lowered | null): ScimPerson {
  const said = read(resource);
  const was = before && read(before);
  const email = emailSchema.safeParse(changed(said, was, [({ username }) => username, mailOf]));
  if (!said.username || !email.success) {
    throw new ScimError(
      400,
      'userName has to be the e-mail address that the person signs in with.',
      'invalidValue',
    );
  }
  const name = nameSchema.safeParse(changed(said, was, NAMES) ?? said.username);
  if (!name.success) throw new ScimError(400, 'displayName has to be a name of one line.', 'invalidValue');
  return {
    email: email.data,
    name: name.data,
    externalId: said.externalid || null,
    active: said.active ?? was?.active ?? true,
  };
}

function read(resource: Lowered): SaidUser {
  const read = userSchema.safeParse(resource);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.join('.') ?? '';
  throw new ScimError(400, `The value of ${path} cannot be used.`, 'invalidValue');
}

const NAMES: readonly ((said: SaidUser) => string | null | undefined)[] = [
  ({ displayname }) => displayname,
  ({ name }) => name?.formatted,
  ({ name }) => [name?.givenname, name?.familyname].filter(Boolean).join(' '),
];

function mailOf({ emails }: SaidUser): string | null | undefined {
  const list = emails ?? [];
  return (list.find(({ primary }) => primary) ?? list.find(({ type }) => type === 'work') ?? list[0])?.value;
}

/** The first of several that says something else than before, else the first that says anything. */
function changed(
  said: SaidUser,
  was: SaidUser | null,
  ways: readonly ((said: SaidUser) => string | null | undefined)[],
): string | null | undefined {
  const way = was && ways.find((one) => one(said) && one(said) !== one(was));
  return way ? way(said) : ways.map((one) => one(said)).find(Boolean);
}
