import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import {
  dayBegins,
  dayIsOver,
  STAKE_FIELDS,
  type StakeDto,
  type StakeFields,
  stakeProblems,
} from '../stake-fields';
import { lockCatalogue, recordBatch } from './flush-changes';
import { stakeDto } from './stake-queries';

const seen = { id: z.uuid(), revision: z.int().min(1).max(2_147_483_647) };
const vendorKey = z.string().min(1).max(1000);

/** Records what one vendor holds in another; a dated "none" records that it holds nothing. */
export const createStake = defineCommand({
  action: 'stake.create',
  input: z.strictObject({ holder: vendorKey, subject: vendorKey, ...STAKE_FIELDS }),
  run: async (context, { holder, subject, ...fields }): Promise<StakeDto> => {
    const revBefore = await lockCatalogue(context.tx);
    check(fields, context.now);
    if (holder === subject) throw invalid([{ path: '/subject', message: 'Must be another vendor.' }]);
    const [holderId, subjectId] = [
      await vendorId(context.tx, holder, '/holder'),
      await vendorId(context.tx, subject, '/subject'),
    ];
    const made = await make(context, { key: `${holder}-in-${subject}`, holderId, subjectId }, fields);
    await noteStakes(context, revBefore);
    return made;
  },
});

/**
 * Corrects a stake, or with `changedOn` states it anew from that day on: what was recorded then holds up to the day before, so
 * that affiliations of earlier days stay what they were.
 */
export const updateStake = defineCommand({
  action: 'stake.update',
  input: z.strictObject({ ...seen, ...STAKE_FIELDS, changedOn: z.iso.date().nullable().default(null) }),
  run: async (context, { id, revision, changedOn, ...fields }): Promise<StakeDto> => {
    const { tx, audit } = context;
    const revBefore = await lockCatalogue(tx);
    const before = await seenStake(tx, id, revision);
    check(fields, context.now);
    if (changedOn !== null) {
      const begins = new Date(`${changedOn}T00:00:00.000Z`);
      if (before.validFrom && begins <= before.validFrom)
        throw invalid([{ path: '/changedOn', message: 'Must be after the day on which it began.' }]);
      if (before.validTo && begins >= before.validTo)
        throw invalid([{ path: '/changedOn', message: 'It had ended by then.' }]);
      await tx.stake.update({ where: { id }, data: { validTo: begins, revision: { increment: 1 } } });
      const { holderId, subjectId } = before;
      const made = await make(
        context,
        { key: before.key, holderId, subjectId },
        { ...fields, validFrom: changedOn },
        before.key,
      );
      await noteStakes(context, revBefore);
      return made;
    }
    const row = await tx.stake.update({
      where: { id },
      data: { ...stored(fields), revision: { increment: 1 } },
      include: VENDORS,
    });
    await audit({
      subjectType: 'stake',
      subjectId: id,
      data: { key: row.key, before: auditable(stakeDto(before)), after: auditable(stakeDto(row)) },
    });
    await noteStakes(context, revBefore);
    return stakeDto(row);
  },
});

/** Takes a stake out that should not have been recorded; one that has ended is given its last day instead. */
export const archiveStake = defineCommand({
  action: 'stake.archive',
  input: z.strictObject(seen),
  run: async (context, { id, revision }): Promise<StakeDto> => {
    const { tx, now, audit } = context;
    const revBefore = await lockCatalogue(tx);
    await seenStake(tx, id, revision);
    const row = await tx.stake.update({
      where: { id },
      data: { archivedAt: now, revision: { increment: 1 } },
      include: VENDORS,
    });
    await audit({ subjectType: 'stake', subjectId: id, data: { key: row.key } });
    await noteStakes(context, revBefore);
    return stakeDto(row);
  },
});

/** Brings an archived stake back as it was. */
export const restoreStake = defineCommand({
  action: 'stake.restore',
  input: z.strictObject({ id: z.uuid() }),
  run: async (context, { id }): Promise<StakeDto> => {
    const { tx, audit } = context;
    const revBefore = await lockCatalogue(tx);
    const found = await tx.stake.findUnique({ where: { id } });
    if (!found) throw notFound('stake');
    if (found.archivedAt === null) throw refused('This stake is not archived.');
    const row = await tx.stake.update({
      where: { id },
      data: { archivedAt: null, revision: { increment: 1 } },
      include: VENDORS,
    });
    await audit({ subjectType: 'stake', subjectId: id, data: { key: row.key } });
    await noteStakes(context, revBefore);
    return stakeDto(row);
  },
});

const VENDORS = { holder: true, subject: true } as const;

/** A stake under the first free key of that name. */
async function make(
  { tx, audit }: CommandContext,
  of: { readonly key: string; readonly holderId: string; readonly subjectId: string },
  fields: StakeFields,
  follows: string | null = null,
): Promise<StakeDto> {
  const base = of.key.replace(/~\d+$/, '');
  const taken = await tx.stake.findMany({ where: { key: { startsWith: base } }, select: { key: true } });
  const keys = new Set(taken.map(({ key }) => key));
  let key = base;
  for (let nth = 2; keys.has(key); nth += 1) key = `${base}~${nth}`;
  const row = await tx.stake.create({ data: { ...of, key, ...stored(fields) }, include: VENDORS });
  await audit({
    subjectType: 'stake',
    subjectId: row.id,
    data: { key, follows, after: auditable(stakeDto(row)) },
  });
  return stakeDto(row);
}

function check(fields: StakeFields, now: Date): void {
  const problems = stakeProblems(fields);
  if (fields.asOf > utcDate(now)) problems.push({ path: '/asOf', message: 'Must be a day that has begun.' });
  if (problems.length > 0) throw invalid(problems);
}

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function stored({ validFrom, validTo, asOf, ...rest }: StakeFields) {
  return {
    ...rest,
    asOf: new Date(asOf),
    validFrom: instantOf(dayBegins(validFrom)),
    validTo: instantOf(dayIsOver(validTo)),
  };
}

async function vendorId(tx: Transaction, key: string, path: string): Promise<string> {
  const vendor = await tx.vendor.findFirst({ where: { key, archivedAt: null }, select: { id: true } });
  if (!vendor) throw invalid([{ path, message: `There is no vendor ${key}.` }]);
  return vendor.id;
}

/** Tells whoever holds a copy of the catalogue that nothing but stakes has changed: the rest is not read again. */
async function noteStakes({ tx, caller, now }: CommandContext, revBefore: bigint): Promise<void> {
  const revs = { revBefore, revAfter: await lockCatalogue(tx) };
  await recordBatch(tx, { kind: 'edit', summary: 'Stakes', actorId: caller.actorId, at: now }, [], revs);
}

/** The stake as it was looked at; the catalogue is locked already. */
async function seenStake(tx: Transaction, id: string, revision: number) {
  const row = await tx.stake.findFirst({ where: { id, archivedAt: null }, include: VENDORS });
  if (!row) throw notFound('stake');
  if (row.revision !== revision) throw conflict('stake', stakeDto(row));
  return row;
}

/** Without what people wrote in free text. */
function auditable({ note: _note, source: _source, exclusivity: _exclusivity, ...rest }: StakeDto) {
  return rest;
}
