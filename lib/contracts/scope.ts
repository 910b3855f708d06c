import { z } from 'zod';

const keys = z.array(z.string().min(1).max(300)).max(1_000);

/**
 * What a contract or a clause is about. A part that is left out says nothing: for a clause it is the contract's, for a
 * contract everything that its vendor sells. Keys of the catalogue; `tiers` and `regions` as offerings name them,
 * `features` are capabilities (lib/catalog/details.ts).
 */
export const scopeSchema = z.strictObject({
  channels: keys.optional(),
  owners: keys.optional(),
  offerings: keys.optional(),
  features: keys.optional(),
  tiers: keys.optional(),
  regions: keys.optional(),
});

export type Scope = z.infer<typeof scopeSchema>;
