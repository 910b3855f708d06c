import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import type { CatalogueChange } from '@/lib/catalog/change';
import { writeChanges } from '@/lib/catalog/server/write-changes';
import { refused } from '@/lib/core/errors';

/** What was removed. */
export interface RemovedSample {
  readonly vendors: number;
  readonly offerings: number;
  readonly contracts: number;
}

/** Word that is typed by whoever removes what is invented. */
export const REMOVAL_WORD = 'remove the sample';

/**
 * Removes everything that is invented, at once: vendors with what they sell and make, stakes, certificates, notices, contracts
 * with their documents and clauses, and every approval that belongs to them. It does not come back with the next start.
 */
export const removeSample = defineCommand({
  action: 'sample.remove',
  input: z.strictObject({ typed: z.literal(REMOVAL_WORD, `Type “${REMOVAL_WORD}”.`) }),
  timeout: 60_000,
  run: async (context): Promise<RemovedSample> => {
    const { tx, audit } = context;
    await tx.$queryRaw`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
    const contracts = await removePapers(context);
    const { vendors, offerings } = await removeRecords(context);
    if (vendors + contracts === 0) throw refused('Nothing that is invented is left.');
    await audit({ subjectType: 'sample', subjectId: 'sample', data: { vendors, offerings, contracts } });
    return { vendors, offerings, contracts };
  },
});

const sampleVendor = { sample: true } as const;

async function removePapers({ tx, now }: CommandContext): Promise<number> {
  const gone = { archivedAt: now, revision: { increment: 1 } } as const;
  const present = { archivedAt: null } as const;
  const contract = { OR: [{ sample: true }, { vendor: sampleVendor }] };
  const clauses = await tx.clause.findMany({ where: { contract }, select: { id: true } });
  const vendors = await tx.vendor.findMany({ where: sampleVendor, select: { key: true } });
  const about = {
    OR: [
      { sample: true },
      { kind: 'clause', subject: { in: clauses.map(({ id }) => id) } },
      ...vendors.flatMap(({ key }) => [
        { kind: 'path', subject: key },
        { kind: 'path', subject: { startsWith: `${key}/` } },
        { kind: 'path', subject: { startsWith: `offering:${key}/` } },
      ]),
    ],
  };
  await tx.proposal.updateMany({
    where: { state: 'approved', ...about },
    data: { state: 'ended', endedAt: now },
  });
  await tx.proposal.updateMany({
    where: { state: { in: ['open', 'submitted'] }, ...about },
    data: { state: 'withdrawn' },
  });
  await tx.clause.updateMany({ where: { contract, ...present }, data: gone });
  await tx.contractDocument.updateMany({ where: { contract, ...present }, data: gone });
  await tx.webTerms.updateMany({ where: { contract, ...present }, data: gone });
  await tx.certification.updateMany({
    where: { ...present, OR: [{ sample: true }, { vendor: sampleVendor }] },
    data: gone,
  });
  await tx.subprocessorNotice.updateMany({ where: { ...present, channel: sampleVendor }, data: gone });
  await tx.stake.updateMany({
    where: { ...present, OR: [{ holder: sampleVendor }, { subject: sampleVendor }] },
    data: gone,
  });
  return (await tx.contract.updateMany({ where: { ...contract, ...present }, data: gone })).count;
}

async function removeRecords({ tx, caller, now }: CommandContext) {
  const key = { select: { key: true } } as const;
  const present = { archivedAt: null } as const;
  const elsewhere = await tx.offering.findMany({
    where: { ...present, model: { owner: sampleVendor }, channel: { sample: false } },
    ...key,
  });
  if (elsewhere.length > 0) {
    const named = elsewhere.map((one) => one.key).join(', ');
    throw refused(`A seller that is not invented sells an invented model: ${named}. Archive that first.`);
  }
  const offerings = await tx.offering.findMany({ where: { ...present, channel: sampleVendor }, ...key });
  const models = await tx.model.findMany({ where: { ...present, owner: sampleVendor }, ...key });
  const vendors = await tx.vendor.findMany({ where: { ...present, ...sampleVendor }, ...key });
  const archive = (kind: CatalogueChange['kind'], rows: readonly { readonly key: string }[]) =>
    rows.map((row): CatalogueChange => ({ change: 'archive', kind, key: row.key }));
  const batch = {
    kind: 'bulk',
    summary: 'Removed what is invented',
    actorId: caller.actorId,
    at: now,
  } as const;
  await writeChanges(tx, batch, [
    ...archive('offering', offerings),
    ...archive('model', models),
    ...archive('vendor', vendors),
  ]);
  return { vendors: vendors.length, offerings: offerings.length };
}
