import { stakeLine } from '@/lib/catalog/server/record-rows';
import type { CertificationEvidence, Evidence, NoticeEvidence } from '@/lib/contracts/evidence';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { contractEvidence, type KeyOf } from './contract-evidence';
import { proposalEvidence } from './proposal-evidence';

/**
 * Everything that clearances rest on, as a transaction sees it, its own changes too. Drafts and what was never approved
 * are not in it; what ended is, so that earlier days can be asked about.
 */
export async function loadEvidence(tx: Transaction): Promise<Evidence> {
  const [state] = await tx.$queryRaw<{ rev: bigint }[]>`SELECT rev FROM evidence_state WHERE id = 1`;
  const vendors = await tx.vendor.findMany({ select: { id: true, key: true } });
  const keys = new Map(vendors.map(({ id, key }) => [id, key]));
  const keyOf: KeyOf = (id) => keys.get(id) ?? id;
  const alive = { archivedAt: null } as const;
  const stakes = await tx.stake.findMany({ where: alive, orderBy: { key: 'asc' } });
  const groups = await tx.regionGroup.findMany({ where: alive, orderBy: { key: 'asc' } });
  return {
    rev: String(state?.rev ?? 0),
    ...(await contractEvidence(tx, keyOf)),
    ...(await proposalEvidence(tx)),
    certifications: await certifications(tx, keyOf),
    notices: await notices(tx, keyOf),
    stakes: stakes.map((row) => stakeLine(row, keyOf, keyOf)),
    regionGroups: Object.fromEntries(groups.map(({ key, regions }) => [key, regions])),
  };
}

async function certifications(tx: Transaction, keyOf: KeyOf): Promise<CertificationEvidence[]> {
  const rows = await tx.certification.findMany({
    where: { archivedAt: null },
    // Not the reports, which may be 20 MB each.
    omit: { documentBytes: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, vendorId, kind, channels, validFrom, validTo, revokedOn, sample }) => ({
    id,
    vendor: keyOf(vendorId),
    kind,
    channels,
    validFrom: validFrom && utcDate(validFrom),
    validTo: validTo && utcDate(validTo),
    revokedOn: revokedOn && utcDate(revokedOn),
    sample,
  }));
}

async function notices(tx: Transaction, keyOf: KeyOf): Promise<NoticeEvidence[]> {
  const rows = await tx.subprocessorNotice.findMany({ where: { archivedAt: null }, orderBy: { id: 'asc' } });
  return rows.map(({ id, channelId, party, effectiveOn }) => ({
    id,
    channel: keyOf(channelId),
    party,
    effectiveOn: utcDate(effectiveOn),
  }));
}
