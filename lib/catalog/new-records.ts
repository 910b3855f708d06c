import { z } from 'zod';
import { KEY_PATTERN } from '@/lib/core/ids';
import { utcDate } from '@/lib/core/time';
import { HOSTINGS } from './catalog-records';
import type { CatalogueChange, Stated } from './change';
import { costBasisSchema } from './cost-basis';
import { keyOfIdentity } from './offering-key';
import { SET_BY_HAND } from './plan';
import { pricesOfCost } from './record-edit';

const word = (most: number, message: string) => z.string().trim().min(1, message).max(most);
const vendorKey = z
  .string()
  .max(100)
  .regex(KEY_PATTERN, 'Lower-case letters, digits and single - _ . between them.');

export const newVendorSchema = z.strictObject({
  key: vendorKey,
  name: word(200, 'Give it a name.'),
  isOwner: z.boolean(),
  isChannel: z.boolean(),
  hosting: z.enum(HOSTINGS),
});

export const newModelSchema = z.strictObject({
  key: z
    .string()
    .max(200)
    .regex(/^[a-z0-9]+(?:[-_./][a-z0-9]+)*$/, 'Lower-case letters, digits and single - _ . / between them.'),
  name: word(200, 'Give it a name.'),
  owner: z.string().min(1).max(200).nullable(),
});

/** A seller's offering, or one at a site of one's own, which may be made with it. */
export const newOfferingSchema = z.strictObject({
  channel: word(200, 'Choose who sells it, or where it runs.'),
  /** The channel is new: a site of one's own, with this name. */
  site: z.strictObject({ name: word(200, 'Give it a name.'), hosting: z.enum(HOSTINGS) }).nullable(),
  model: word(1000, 'Choose a model.'),
  requestId: word(500, 'A request names it by something.').regex(/^\S+$/, 'One word, without spaces.'),
  profile: word(60, '')
    .regex(/^[a-z0-9-]+$/, 'Such as eu, us or global.')
    .nullable(),
  serviceTier: word(60, 'Such as standard or batch.').regex(KEY_PATTERN, 'Such as standard or batch.'),
  api: word(120, 'The dialect that it is called in, such as openai-chat.'),
  endpoint: word(1000, 'The router’s own name for where to call.'),
  /** Of a site of one's own: where it processes. */
  region: word(120, '').regex(/^\S+$/, 'One word, such as eu-west-1.').nullable(),
  costBasis: costBasisSchema.nullable(),
});

/** Values as a person states them today; unknown ones are left out. */
export function statedByHand(
  values: Readonly<Record<string, unknown>>,
  now: Date,
  evidence?: string,
): Record<string, Stated> {
  const origin = { source: SET_BY_HAND, asOf: utcDate(now), ...(evidence ? { evidence } : {}) };
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === null || value === undefined ? [] : [[field, { value, origin }]],
    ),
  );
}

/** What makes an offering: the site first, where that is new. Its prices follow from its cost basis, where it has one. */
export function newOfferingChanges(
  one: z.output<typeof newOfferingSchema>,
  now: Date,
): (CatalogueChange & { readonly change: 'create' })[] {
  const { site, region, costBasis, ...identity } = one;
  const key = keyOfIdentity(one);
  const values = {
    ...statedByHand({ ...identity, costBasis }, now),
    ...statedByHand({ regions: region === null ? null : [region] }, now, 'a site of our own'),
    ...(costBasis ? pricesOfCost({}, costBasis, now) : {}),
  };
  const offering = { change: 'create', kind: 'offering', key, values } as const;
  if (!site) return [offering];
  const vendor = statedByHand({ ...site, isOwner: false, isChannel: true }, now);
  return [{ change: 'create', kind: 'vendor', key: one.channel, values: vendor }, offering];
}
