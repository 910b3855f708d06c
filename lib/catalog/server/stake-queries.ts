import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { CONFIDENCES, lastDayBefore, STAKE_KINDS, type StakeDto } from '../stake-fields';

type Row = Prisma.StakeGetPayload<{ include: { holder: true; subject: true } }>;

const plain = (value: { toFixed(): string } | null): string | null => value && plainDecimal(value.toFixed());

export function stakeDto(row: Row): StakeDto {
  return {
    id: row.id,
    revision: row.revision,
    key: row.key,
    holder: row.holder.key,
    holderName: row.holder.name,
    subject: row.subject.key,
    subjectName: row.subject.name,
    kind: STAKE_KINDS.find((kind) => kind === row.kind) ?? 'interest',
    economicPercent: plain(row.economicPercent),
    votingPercent: plain(row.votingPercent),
    revenueSharePercent: plain(row.revenueSharePercent),
    committedUsd: plain(row.committedUsd),
    spendCommitmentUsd: plain(row.spendCommitmentUsd),
    convertible: row.convertible,
    boardSeats: row.boardSeats,
    exclusivity: row.exclusivity,
    note: row.note,
    source: row.source,
    asOf: utcDate(row.asOf),
    confidence: CONFIDENCES.find((one) => one === row.confidence) ?? 'low',
    validFrom: row.validFrom && utcDate(row.validFrom),
    validTo: lastDayBefore(row.validTo && instant(row.validTo)),
    archivedAt: row.archivedAt && instant(row.archivedAt),
  };
}

/** Every stake of a vendor, in either direction; archived ones and those that ended as well. The latest first. */
export async function stakesOfVendor(vendor: string): Promise<StakeDto[]> {
  const rows = await db().stake.findMany({
    where: { OR: [{ holder: { key: vendor } }, { subject: { key: vendor } }] },
    include: { holder: true, subject: true },
    orderBy: [{ validTo: { sort: 'desc', nulls: 'first' } }, { asOf: 'desc' }, { key: 'asc' }],
  });
  return rows.map(stakeDto);
}
