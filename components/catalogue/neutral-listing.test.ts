import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AFFILIATION_KINDS } from '@/lib/catalog/affiliation-kinds';
import { compareOfferings } from '@/lib/catalog/compare';
import { completenessOf } from '@/lib/catalog/completeness';
import type { ModelRow, OfferingDetail, PriceDetail } from '@/lib/catalog/details';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { pick } from '@/lib/catalog/read-api/field-list';
import { LISTED_OFFERING_FIELDS } from '@/lib/catalog/read-api/listed-offering';
import { testPrice } from '@/lib/catalog/testing/prices';
import { testRow } from '@/lib/catalog/testing/rows';
import { offeringColumns } from './offering-columns';
import { offeringFacts } from './offering-facts';
import { lifecycleFacts, promiseFacts } from './offering-promises';

/** Who makes and sells it, and what they are to each other: all that a swap of ownership changes. */
const ownership = fc.record({
  ownerKey: fc.option(fc.constantFrom('anthropic', 'openai', 'nobody')),
  ownerName: fc.option(fc.string({ minLength: 1 })),
  channelKey: fc.constantFrom('anthropic', 'openai', 'shop'),
  channelName: fc.string({ minLength: 1 }),
  affiliation: fc.record({ kind: fc.constantFrom(...AFFILIATION_KINDS), band: fc.constant(null) }),
});
const facts = fc.record({
  profile: fc.option(fc.constantFrom('eu', 'us')),
  regions: fc.option(fc.constant(['eu-west-1'])),
  contextTokens: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  capabilities: fc.option(fc.constant(['tools', 'vision'])),
  trainingUse: fc.option(fc.constantFrom('never' as const, 'always' as const)),
  soldUntil: fc.option(fc.constant('2027-01-01T00:00:00.000Z')),
});
const prices = fc
  .uniqueArray(fc.constantFrom('input' as const, 'output' as const, 'image' as const))
  .map((units) => units.map((unit): PriceDetail => ({ ...testPrice(unit, '2'), inForce: true })));

const NOW = new Date('2026-11-21T00:00:00Z');

function detail(row: Partial<OfferingRow>, priced: readonly PriceDetail[]): OfferingDetail {
  return {
    row: testRow({ key: 'shop/one', ...row }),
    model: { releasedOn: null, knowledgeCutoff: null, openWeights: null } as ModelRow,
    noticeDays: null,
    costBasis: null,
    provenance: {},
    prices: priced,
    siblings: [],
    stakes: [],
    aliases: [],
    measurements: [],
  };
}

/** The fields that each place shows of an offering, in its order. */
function shown(one: OfferingDetail) {
  return {
    page: [...offeringFacts(one), ...lifecycleFacts(one), ...promiseFacts(one)].map(({ label }) => label),
    comparison: compareOfferings([one], NOW).map(({ label }) => JSON.stringify(label)),
    list: offeringColumns(null).map(({ id, value }) => [id, value(one.row) === null]),
    api: Object.keys(
      pick({ ...one.row, provenance: one.provenance }, LISTED_OFFERING_FIELDS, ['provenance'], {
        fields: null,
        provenance: true,
      }),
    ),
    completeness: completenessOf(one.row).missing.filter(
      (field) => field !== 'owner' && field !== 'affiliation',
    ),
  };
}

it('every offering shows the same fields in the same order whoever makes and sells it', () => {
  fc.assert(
    fc.property(ownership, ownership, facts, prices, (ours, theirs, known, priced) => {
      const mine = detail({ ...known, ...ours }, priced);
      const other = detail({ ...known, ...theirs }, priced);
      const names = (place: ReturnType<typeof shown>) => ({
        ...place,
        list: place.list.filter(([id]) => id !== 'owner'),
      });
      expect(names(shown(mine))).toEqual(names(shown(other)));
    }),
    { numRuns: 100 },
  );
});
