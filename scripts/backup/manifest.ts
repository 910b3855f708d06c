import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../lib/policy/canonical';

const FORMAT = 'fairlead.backup/1';
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
/** What may be put into SQL and names of files after quoting; the database's own names are all of this form. */
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  startedAt: z.iso.datetime(),
  /** Applied, in order, with the checksums that the database recorded. */
  migrations: z
    .array(z.strictObject({ name: z.string().regex(/^\d{14}_[a-z0-9_]+$/), checksum: z.string() }))
    .min(1),
  tables: z.array(
    z.strictObject({ name, columns: z.array(name).min(1), rows: count, bytes: count, sha256: digest }),
  ),
  /** `value` is the last one that was given out; null = none yet. */
  sequences: z.array(z.strictObject({ name, value: z.string().regex(/^\d+$/).nullable() })),
  /** What was in force, as "2.17" of epoch and version. */
  environments: z.array(z.strictObject({ key: z.string(), active: z.string().nullable() })),
  /** SHA-256 of secrets.json, where it is among the contents. */
  secrets: digest.nullable(),
  /** HMAC of all the rest by a key of FAIRLEAD_KEY; null = made where that key was not. */
  proof: digest.nullable(),
});

/** What a backup holds, table by table, and by what it is proved. The last file in it. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Why a file is not taken for a backup, in one sentence. */
export class ArchiveProblem extends Error {
  override readonly name = 'ArchiveProblem';
}

/** A manifest as text, proved with the sealing key where there is one. */
export function writeManifest(
  manifest: Omit<Manifest, 'format' | 'proof'>,
  sealingKey: string | null,
): string {
  const whole = { format: FORMAT, ...manifest } as const;
  const proof = sealingKey === null ? null : prove(whole, sealingKey);
  return `${JSON.stringify({ ...whole, proof }, null, 1)}\n`;
}

/** @throws ArchiveProblem if the text is no manifest of this format */
export function readManifest(text: string): Manifest {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new ArchiveProblem('Its list of contents cannot be read: the file is damaged.');
  }
  const { format } = (given ?? {}) as { format?: unknown };
  if (typeof format === 'string' && format !== FORMAT && format.startsWith('fairlead.backup/'))
    throw new ArchiveProblem(`It was made by a newer version of Fairlead (${format}): update the checkout.`);
  const parsed = manifestSchema.safeParse(given);
  if (!parsed.success) throw new ArchiveProblem('Its list of contents is not one of a backup.');
  return parsed.data;
}

/** Whether somebody with this sealing key wrote the manifest as it is. */
export function isProved({ proof, ...rest }: Manifest, sealingKey: string): boolean {
  return proof !== null && timingSafeEqual(Buffer.from(proof), Buffer.from(prove(rest, sealingKey)));
}

function prove(manifest: Omit<Manifest, 'proof'>, sealingKey: string): string {
  const key = hkdfSync('sha256', Buffer.from(sealingKey, 'base64url'), '', FORMAT, 32);
  return createHmac('sha256', Buffer.from(key)).update(canonicalJson(manifest)).digest('hex');
}
