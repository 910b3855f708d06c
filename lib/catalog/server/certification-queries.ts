import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { CertificationDto } from '../papers';

/** Everything but the bytes, which may be 20 MB. */
export const WITHOUT_BYTES = {
  id: true,
  revision: true,
  kind: true,
  scope: true,
  channels: true,
  auditor: true,
  validFrom: true,
  validTo: true,
  revokedOn: true,
  source: true,
  documentName: true,
  documentMime: true,
  documentSha256: true,
  sample: true,
  vendor: { select: { key: true } },
} as const satisfies Prisma.CertificationSelect;

const dayOf = (date: Date | null): string | null => date && utcDate(date);

export function certificationDto(
  row: Prisma.CertificationGetPayload<{ select: typeof WITHOUT_BYTES }>,
): CertificationDto {
  const { documentName: name, documentMime: mime, documentSha256: sha256, vendor, ...rest } = row;
  return {
    ...rest,
    vendor: vendor.key,
    validFrom: dayOf(row.validFrom),
    validTo: dayOf(row.validTo),
    revokedOn: dayOf(row.revokedOn),
    document: name && mime && sha256 ? { name, mime, sha256 } : null,
  };
}

/** Certificates of a vendor, or of all: the one that is dated latest first. */
export async function listCertifications(vendor?: string): Promise<CertificationDto[]> {
  const rows = await db().certification.findMany({
    where: { archivedAt: null, ...(vendor === undefined ? {} : { vendor: { key: vendor } }) },
    select: WITHOUT_BYTES,
    orderBy: [{ validTo: { sort: 'desc', nulls: 'last' } }, { kind: 'asc' }, { id: 'asc' }],
  });
  return rows.map(certificationDto);
}

/** The report or letter of a certificate; null = none is kept. */
export async function certificateDocument(id: string) {
  const row = await db().certification.findFirst({
    where: { id, archivedAt: null },
    select: { documentName: true, documentMime: true, documentBytes: true },
  });
  if (!row?.documentBytes) return null;
  return {
    name: row.documentName ?? 'certificate',
    mime: row.documentMime ?? 'application/octet-stream',
    bytes: row.documentBytes,
  };
}
