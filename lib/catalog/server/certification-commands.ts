import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { KeptFile } from '@/lib/contracts/server/kept-file';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { lineSchema } from '@/lib/core/plain-text';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { CertificationDto } from '../papers';
import { certificationDto, WITHOUT_BYTES } from './certification-queries';

const day = z.iso.date('Must be a day such as 2026-11-30.');
const fields = {
  kind: lineSchema('Choose what it is.', 120),
  scope: z.string().trim().max(2000),
  channels: z.array(z.string().min(1).max(300)).max(200),
  auditor: lineSchema('Leave it unknown instead.', 200).nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  source: z.string().trim().min(1, 'Say where it was seen: an address, or words.').max(2000),
};
const seen = { id: idSchema, revision: revisionSchema };
type Fields = z.output<z.ZodObject<typeof fields>>;

/** Records what a vendor is certified for. The report itself is attached afterwards. */
export const createCertification = defineCommand({
  action: 'certification.create',
  input: z.strictObject({ vendor: z.string().min(1).max(1000), ...fields }),
  run: async ({ tx, caller, now, audit }, { vendor, ...stated }): Promise<CertificationDto> => {
    const owner = await tx.vendor.findFirst({ where: { key: vendor, archivedAt: null } });
    if (!owner) throw notFound('vendor');
    await check(tx, stated);
    const row = await tx.certification.create({
      data: { ...stored(stated), vendorId: owner.id, createdById: caller.actorId, createdAt: now },
      select: WITHOUT_BYTES,
    });
    await audit({
      subjectType: 'certification',
      subjectId: row.id,
      data: { vendor, after: auditable(stated) },
    });
    return certificationDto(row);
  },
});

/** Corrects what is recorded of a certificate. */
export const updateCertification = defineCommand({
  action: 'certification.update',
  input: z.strictObject({ ...seen, ...fields }),
  run: async ({ tx, audit }, { id, revision, ...stated }): Promise<CertificationDto> => {
    const before = await lockCertification(tx, id, revision);
    await check(tx, stated);
    const row = await tx.certification.update({
      where: { id },
      data: { ...stored(stated), revision: { increment: 1 } },
      select: WITHOUT_BYTES,
    });
    await audit({
      subjectType: 'certification',
      subjectId: id,
      data: { before: auditable(certificationDto(before)), after: auditable(stated) },
    });
    return certificationDto(row);
  },
});

/** From a day on it counts no more: whoever gave it has taken it back. */
export const revokeCertification = defineCommand({
  action: 'certification.revoke',
  input: z.strictObject({ ...seen, revokedOn: day }),
  run: async ({ tx, audit, now }, { id, revision, revokedOn }): Promise<CertificationDto> => {
    const before = await lockCertification(tx, id, revision);
    if (before.revokedOn !== null) throw refused('It is recorded as revoked already.');
    if (revokedOn > utcDate(now))
      throw invalid([{ path: '/revokedOn', message: 'Must be a day that has begun.' }]);
    const row = await tx.certification.update({
      where: { id },
      data: { revokedOn: new Date(revokedOn), revision: { increment: 1 } },
      select: WITHOUT_BYTES,
    });
    await audit({ subjectType: 'certification', subjectId: id, data: { revokedOn } });
    return certificationDto(row);
  },
});

/** Keeps the report or letter that shows a certificate, in place of one that was kept before. */
export const attachCertificate = defineCommand({
  action: 'certification.attach',
  input: z.strictObject({
    ...seen,
    name: lineSchema('Name the file.', 300),
    file: z.instanceof(KeptFile),
  }),
  run: async ({ tx, audit }, { id, revision, name, file }): Promise<CertificationDto> => {
    await lockCertification(tx, id, revision);
    const row = await tx.certification.update({
      where: { id },
      data: {
        documentName: name,
        documentMime: file.mime,
        documentSha256: file.sha256,
        documentBytes: Uint8Array.from(file.bytes),
        revision: { increment: 1 },
      },
      select: WITHOUT_BYTES,
    });
    await audit({
      subjectType: 'certification',
      subjectId: id,
      data: { sha256: file.sha256, mime: file.mime },
    });
    return certificationDto(row);
  },
});

/** Takes out a certificate that should not have been recorded, with its document. */
export const archiveCertification = defineCommand({
  action: 'certification.archive',
  input: z.strictObject(seen),
  run: async ({ tx, now, audit }, { id, revision }): Promise<{ readonly id: string }> => {
    await lockCertification(tx, id, revision);
    await tx.certification.update({
      where: { id },
      data: { archivedAt: now, revision: { increment: 1 } },
      select: { id: true },
    });
    await audit({ subjectType: 'certification', subjectId: id });
    return { id };
  },
});

async function check(tx: Transaction, { channels, validFrom, validTo }: Fields): Promise<void> {
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    throw invalid([{ path: '/validTo', message: 'It ends before it begins.' }]);
  }
  const known = await tx.vendor.findMany({
    where: { key: { in: channels }, isChannel: true, archivedAt: null },
    select: { key: true },
  });
  const unknown = channels.filter((channel) => !known.some(({ key }) => key === channel));
  if (unknown.length > 0) {
    throw invalid([{ path: '/channels', message: `There is no channel ${unknown.join(', ')}.` }]);
  }
}

const dayOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function stored({ validFrom, validTo, ...rest }: Fields) {
  return { ...rest, validFrom: dayOf(validFrom), validTo: dayOf(validTo) };
}

async function lockCertification(tx: Transaction, id: string, revision: number) {
  await tx.$queryRaw`SELECT id FROM certifications WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.certification.findFirst({ where: { id, archivedAt: null }, select: WITHOUT_BYTES });
  if (!row) throw notFound('certification');
  if (row.revision !== revision) throw conflict('certification', certificationDto(row));
  return row;
}

/** Without what people wrote in free text. */
function auditable({ kind, channels, validFrom, validTo }: Fields | CertificationDto) {
  return { kind, channels, validFrom, validTo };
}
