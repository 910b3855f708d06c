import { z } from 'zod';
import { AppError, refused } from '@/lib/core/errors';
import { signJws } from '../jws';
import { kidOf } from '../key';
import { readKeySet } from '../key-set';

/** A change of keys that the root has to sign. */
const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('renew') }),
  z.object({ kind: z.literal('rotate'), role: z.enum(['release', 'freshness']), kid: z.string() }),
  z.object({
    kind: z.literal('raise-epoch'),
    environment: z.string(),
    epoch: z.int(),
    reason: z.string(),
  }),
]);
export type Change = z.output<typeof changeSchema>;

const madeSchema = z.object({ kid: z.string(), x: z.string(), sealed: z.string() }).nullable();

const preparedSchema = z.object({
  format: z.literal('fairlead.key-change/1'),
  change: changeSchema,
  at: z.string(),
  /** Whose signature it needs. */
  root: z.string(),
  keySets: z.array(z.record(z.string(), z.unknown())).min(1),
  made: madeSchema,
});
/** What goes to where the root key is: the key sets to be signed, unsigned. A new key in it is sealed. */
export type PreparedChange = z.output<typeof preparedSchema>;

const signedSchema = z.object({
  format: z.literal('fairlead.key-change-signed/1'),
  change: changeSchema,
  at: z.string(),
  keySets: z.array(z.string()).min(1),
  made: madeSchema,
});
/** What comes back. */
export type SignedChange = z.output<typeof signedSchema>;

/** @throws AppError invalid for what "prepare" did not print */
export const readPrepared = (text: string): PreparedChange =>
  read(preparedSchema, text, 'This is not what "npm run keys -- prepare" printed.');

/** @throws AppError invalid for what "sign-keys" did not print */
export const readSigned = (text: string): SignedChange =>
  read(signedSchema, text, 'This is not what "npm run sign-keys" printed.');

function read<Schema extends z.ZodType>(schema: Schema, text: string, message: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new AppError('invalid', message);
  }
}

/**
 * Signs a prepared change, away from the installation: it needs no database.
 *
 * @param root a root key that was read and found whole
 * @throws AppError refused if it is another root's
 */
export async function signPrepared(
  { change, at, root: wanted, keySets, made }: PreparedChange,
  root: { readonly x: string; readonly d: string },
): Promise<SignedChange> {
  const kid = await kidOf(root.x);
  if (kid !== wanted) throw refused('This was prepared for another root key.');
  const key = { ...root, kid };
  const signed = keySets.map((claims) => signJws('fairlead-keys+jwt', readKeySet(claims), key));
  return { format: 'fairlead.key-change-signed/1', change, at, keySets: await Promise.all(signed), made };
}

/** What a signature will say, for whoever is asked to give it. */
export function preparedSentences({ change, at, keySets }: PreparedChange): readonly string[] {
  const { keysVersion, keys, epochs, exp } = readKeySet(keySets.at(-1));
  const what =
    change.kind === 'renew'
      ? 'The key set is signed anew.'
      : change.kind === 'rotate'
        ? `A new ${change.role} key takes the place of ${change.kid}.`
        : `The epoch of ${change.environment} is raised: ${change.reason}`;
  return [
    what,
    `Key set ${keysVersion}, prepared ${at}, ends ${new Date(exp * 1_000).toISOString()}.`,
    ...keys.map(({ role, kid, env }) => `${role} ${kid} for ${env ?? 'every environment'}`),
    ...Object.entries(epochs).map(([environment, epoch]) => `${environment} in epoch ${epoch}`),
  ];
}
