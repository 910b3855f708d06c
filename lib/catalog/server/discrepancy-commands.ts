import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type CatalogueChange, type PriceStatement, pricesInOrder, type Stated } from '../change';
import { disagreementOn } from '../disagreement';
import { type SourceStatement, settlementInput } from '../discrepancy';
import { priceUnitOf } from '../fields';
import { pricesTaken } from '../import/price-difference';
import { lockCatalogue } from './flush-changes';
import { readStated } from './read-stated';
import { statementsOf } from './source-statements';
import { writeChanges } from './write-changes';

/**
 * Decides what becomes of a value on which sources disagree. It holds as long as they say what they say now; when one says
 * something else it is open again.
 *
 * @throws AppError conflict with the digest as it is now, refused where they no longer disagree
 */
export const settleDiscrepancy = defineCommand({
  action: 'discrepancy.settle',
  input: settlementInput,
  run: async ({ tx, caller, now, audit }, input): Promise<{ id: string; batchId: string | null }> => {
    const { offering: key, field, digest, outcome, note } = input;
    await lockCatalogue(tx);
    const known = await knownValue(tx, key, field);
    const disagreement = disagreementOn(field, known, await statementsOf(tx, key));
    if (!disagreement) throw refused('The sources no longer disagree on this.');
    if (disagreement.digest !== digest) throw conflict('discrepancy', { digest: disagreement.digest });
    const change = { change: 'set', kind: 'offering', key, field, before: known } as const;
    const after = settledValue(input, known, disagreement.statements);
    const changes: CatalogueChange[] = after ? [{ ...change, after }] : [];
    const batch = {
      kind: 'settle',
      summary: `Settled ${field} of ${key}`,
      actorId: caller.actorId,
      at: now,
    } as const;
    const { batchId } = await writeChanges(tx, batch, changes);
    await tx.discrepancySettlement.updateMany({
      where: { offeringKey: key, field, archivedAt: null },
      data: { archivedAt: now },
    });
    const { id } = await tx.discrepancySettlement.create({
      data: {
        offeringKey: key,
        field,
        digest,
        statements: disagreement.statements as unknown as Prisma.InputJsonArray,
        outcome,
        note,
        actorId: caller.actorId,
        at: now,
      },
    });
    await audit({
      subjectType: 'discrepancy',
      subjectId: id,
      data: { offering: key, field, outcome, batch: batchId },
    });
    return { id, batchId };
  },
});

async function knownValue(tx: Transaction, key: string, field: string): Promise<Stated> {
  const record = (await readStated(tx, 'offering', [key])).get(key);
  if (!record || record.archived) throw notFound('offering');
  return record.fields[field] ?? { value: priceUnitOf(field) ? [] : null, origin: null };
}

/** The value once it is settled; null where the catalogue's stays. */
function settledValue(
  input: z.output<typeof settlementInput>,
  known: Stated,
  statements: readonly SourceStatement[],
): Stated | null {
  if (input.outcome === 'keep' || input.outcome === 'ask') return null;
  const isPrice = priceUnitOf(input.field) !== null;
  const said = statements.find(({ source, current }) => source === input.source && !current);
  if (!said) throw invalid([{ path: '/source', message: 'This source does not say otherwise.' }]);
  const prices = (isPrice ? (known.value ?? []) : []) as readonly PriceStatement[];
  if (input.outcome === 'take') {
    if (!isPrice) return { value: said.value, origin: said.origin };
    const value = pricesTaken(prices, said.value as readonly PriceStatement[], said.origin.asOf);
    return { value, origin: null };
  }
  if (!isPrice) throw refused('A limit is one for everybody. Keep it, or take another.');
  const { scope } = input;
  const others = prices.filter((price) => price.scope !== scope);
  const theirs = (said.value as readonly PriceStatement[]).map((price) => ({ ...price, scope }));
  return { value: pricesInOrder([...others, ...theirs]), origin: null };
}

/**
 * Notes that somebody has looked an offering's prices up and found them as they are: they keep their source and speak of that
 * day from then on. What was looked at is kept with who and when in the history.
 */
export const confirmPrices = defineCommand({
  action: 'price.confirm',
  input: z.strictObject({
    offering: z.string().min(1).max(1000),
    revision: z.number().int().min(1).max(2_147_483_647),
    evidence: z.string().trim().min(1, 'Say where you looked: an address, or whom you asked.').max(1000),
    asOf: z.iso.date('Give a day.').optional(),
  }),
  run: async ({ tx, caller, now, audit }, input): Promise<{ confirmed: number; batchId: string | null }> => {
    const { offering: key, revision, evidence, asOf = utcDate(now) } = input;
    if (asOf > utcDate(now)) throw invalid([{ path: '/asOf', message: 'This day is still to come.' }]);
    await lockCatalogue(tx);
    const record = (await readStated(tx, 'offering', [key])).get(key);
    if (!record || record.archived) throw notFound('offering');
    if (record.revision !== revision) throw conflict('offering', { revision: record.revision });
    const changes = Object.entries(record.fields).flatMap(([field, before]): CatalogueChange[] => {
      if (!priceUnitOf(field)) return [];
      const value = (before.value as readonly PriceStatement[]).map((price) =>
        price.asOf < asOf ? { ...price, asOf } : price,
      );
      return [{ change: 'set', kind: 'offering', key, field, before, after: { value, origin: null } }];
    });
    const batch = { kind: 'edit', actorId: caller.actorId, at: now } as const;
    const summary = `Prices of ${key} confirmed: ${evidence}`;
    const { batchId, written } = await writeChanges(tx, { ...batch, summary }, changes);
    await audit({
      subjectType: 'offering',
      subjectId: key,
      data: { asOf, confirmed: written, batch: batchId },
    });
    return { confirmed: written, batchId };
  },
});
