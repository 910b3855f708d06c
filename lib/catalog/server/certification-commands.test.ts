import { beforeAll, expect, it } from 'vitest';
import { KeptFile } from '@/lib/contracts/server/kept-file';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import {
  archiveCertification,
  attachCertificate,
  createCertification,
  revokeCertification,
  updateCertification,
} from './certification-commands';
import { certificateDocument, listCertifications } from './certification-queries';
import { archiveNotice, createNotice, updateNotice } from './notice-commands';
import { listNotices } from './notice-queries';

withAccessDatabase();

const NOW = new Date('2026-11-21T08:00:00.000Z');
const SOC2 = {
  vendor: 'cloud',
  kind: 'soc2_type2',
  scope: 'Inference',
  channels: ['shelf'],
  auditor: 'Ledger & Sons',
  validFrom: '2025-01-01',
  validTo: '2025-12-31',
  source: 'Trust portal',
};
const evidence = async () => (await db().evidenceState.findUniqueOrThrow({ where: { id: 1 } })).rev;
let buyer: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  buyer = await addPerson('papers@example.com', ['procurement']);
  await db().vendor.create({ data: { key: 'cloud', name: 'Cloud' } });
  await db().vendor.create({ data: { key: 'shelf', name: 'Shelf', isChannel: true } });
});

it('keeps a certificate with its report, corrects and revokes it, and tells who holds a copy', async () => {
  const rev = await evidence();
  const made = await createCertification(buyer, SOC2, NOW);
  expect(await evidence()).toBeGreaterThan(rev);
  const file = new KeptFile(Buffer.from('%PDF-1.7\n%%EOF\n'));
  const attached = await attachCertificate(buyer, { ...seenOf(made), name: 'report.pdf', file }, NOW);
  expect(attached.document).toMatchObject({ name: 'report.pdf', mime: 'application/pdf' });
  expect((await certificateDocument(made.id))?.bytes).toHaveLength(15);
  const { vendor: _, ...fields } = SOC2;
  const corrected = await updateCertification(buyer, { ...seenOf(attached), ...fields, channels: [] }, NOW);
  expect(corrected).toMatchObject({ channels: [], document: { name: 'report.pdf' } });
  const revoked = await revokeCertification(buyer, { ...seenOf(corrected), revokedOn: '2026-11-20' }, NOW);
  expect(await listCertifications('cloud')).toEqual([revoked]);
  await archiveCertification(buyer, seenOf(revoked), NOW);
  expect(await listCertifications('cloud')).toEqual([]);
  expect(await certificateDocument(made.id)).toBeNull();
});

const seenOf = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });

it.each([
  [{ kind: ' ' }, '/kind'],
  [{ channels: ['cloud'] }, '/channels'],
  [{ validTo: '2024-12-31' }, '/validTo'],
  [{ validFrom: 'spring' }, '/validFrom'],
  [{ source: '' }, '/source'],
])('refuses a certificate with %j', async (wrong, path) => {
  await expect(createCertification(buyer, { ...SOC2, ...wrong }, NOW)).rejects.toMatchObject({
    kind: 'invalid',
    details: { fields: [{ path }] },
  });
});

it('keeps what a channel announces of its subprocessors', async () => {
  const stated = { party: 'Label Co', role: 'Content review', effectiveOn: '2027-01-01', source: 'A letter' };
  await expect(createNotice(buyer, { channel: 'cloud', ...stated }, NOW)).rejects.toMatchObject({
    kind: 'invalid',
  });
  const made = await createNotice(buyer, { channel: 'shelf', ...stated }, NOW);
  const later = await updateNotice(buyer, { ...seenOf(made), ...stated, effectiveOn: '2027-02-01' }, NOW);
  await expect(archiveNotice(buyer, seenOf(made), NOW)).rejects.toMatchObject({ kind: 'conflict' });
  expect(await listNotices('shelf')).toMatchObject([{ party: 'Label Co', effectiveOn: '2027-02-01' }]);
  await archiveNotice(buyer, seenOf(later), NOW);
  expect(await listNotices()).toEqual([]);
});
