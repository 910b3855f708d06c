import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '@/e2e/support/pdf';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import type { DocumentDto } from '../document';
import {
  archiveDocument,
  eraseDocument,
  markDocumentExecuted,
  renameDocument,
  restoreDocument,
  unmarkDocumentExecuted,
} from './document-commands';
import { documentBytes, documentPages, documentsOf, searchDocuments } from './document-queries';
import { keepUpload } from './keep-upload';
import { readDocument } from './read-document';
import { readWaitingDocuments } from './read-waiting-documents';
import { addContract } from './testing/contract';

withAccessDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const SILENT = { info: () => {}, error: () => {} };
const PDF = pdfOf(['The provider keeps data for 30 days.', 'Customer data is never used to train.']);

let ada: Caller & { readonly personId: string };
let legal: Caller;
let contract: Awaited<ReturnType<typeof addContract>>;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement']);
  legal = await addPerson('bob@example.com', ['legal']);
  contract = await addContract('MSA-1');
});

const keep = async (bytes: Uint8Array, name = 'msa.pdf', number = contract.number) =>
  keepUpload(ada, { contract: number, name, executedOn: null }, bytes, NOW);
const documentOf = async (id: string, number = contract.number) => {
  const found = (await documentsOf(ada, number)).find((one) => one.id === id);
  return found ?? Promise.reject(new Error('no such document'));
};
const seen = ({ id, revision }: DocumentDto) => ({ id, revision });
const read = () => readWaitingDocuments(SILENT, readDocument);

describe('a document', () => {
  it('is kept once, read by whoever comes first, and its words are found across lines', async () => {
    const kept = await keep(PDF);
    expect(await keep(PDF, 'the same.pdf')).toEqual({ id: kept.id, same: true });
    await Promise.all([read(), read()]);
    const document = await documentOf(kept.id);
    expect(document).toMatchObject({ state: 'read', pages: 2, mime: 'application/pdf', problem: null });
    expect(await documentPages(legal, kept.id)).toEqual([
      'The provider keeps data for 30 days.',
      'Customer data is never used to train.',
    ]);
    expect(Buffer.from((await documentBytes(legal, kept.id)).bytes).equals(PDF)).toBe(true);
    const { found } = await searchDocuments(legal, 'NEVER  used');
    expect(found).toMatchObject([{ document: kept.id, page: 2, from: 17, to: 27, found: 'never used' }]);
    expect((await searchDocuments(legal, '100% \\_')).found).toEqual([]);
  });

  it('that cannot be read is kept with the reason', async () => {
    const { id } = await keep(new TextEncoder().encode('%PDF-1.7\nnoise'), 'broken.pdf');
    await read();
    expect(await documentOf(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/damaged/),
    });
  });

  it('is executed on a day that has come, is not, is put aside and brought back', async () => {
    const { id } = await keep(new TextEncoder().encode('Order form'), 'order.txt');
    const mark = { ...seen(await documentOf(id)), executedOn: '2026-11-23' };
    await expect(markDocumentExecuted(ada, mark, NOW)).rejects.toMatchObject({ kind: 'invalid' });
    const marked = await markDocumentExecuted(ada, { ...mark, executedOn: '2026-11-20' }, NOW);
    expect(marked.executedOn).toBe('2026-11-20');
    const unmarked = await unmarkDocumentExecuted(ada, seen(marked), NOW);
    expect(unmarked.executedOn).toBeNull();
    const aside = await archiveDocument(ada, seen(unmarked), NOW);
    expect((await restoreDocument(ada, seen(aside), NOW)).archivedAt).toBeNull();
    await expect(renameDocument(ada, { ...seen(marked), name: 'Late' })).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: { id } },
    });
  });

  it('never changes in the database, and is erased for good but under legal hold', async () => {
    const { id } = await keep(new TextEncoder().encode('Side letter about Mallory'), 'mallory.txt');
    await read();
    await expect(
      db().contractDocument.update({ where: { id }, data: { bytes: Buffer.from('other') } }),
    ).rejects.toThrow(/what was uploaded/);
    const erase = { ...seen(await documentOf(id)), name: 'mallory.txt' };
    await db().contract.update({ where: { id: contract.id }, data: { legalHold: true } });
    await expect(eraseDocument(ada, erase, NOW)).rejects.toMatchObject({ kind: 'refused' });
    await db().contract.update({
      where: { id: contract.id },
      data: { legalHold: false, retainUntil: new Date('2026-11-21') },
    });
    await expect(eraseDocument(ada, erase, NOW)).rejects.toMatchObject({ kind: 'refused' });
    const later = new Date('2026-11-22T12:00:00Z');
    await expect(eraseDocument(ada, { ...erase, name: 'x' }, later)).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(await eraseDocument(ada, erase, later)).toMatchObject({ name: 'Erased document' });
    const row = await db().contractDocument.findUniqueOrThrow({ where: { id }, include: { text: true } });
    expect(row).toMatchObject({ bytes: null, text: [], url: null });
    await expect(documentBytes(ada, id)).rejects.toMatchObject({ kind: 'not_found' });
    const trail = JSON.stringify(
      await db()
        .auditEntry.findMany({ select: { bytes: true } })
        .then((all) => all.map(({ bytes }) => Buffer.from(bytes).toString())),
    );
    expect(trail).toContain('document.erase');
    expect(trail).not.toContain('mallory');
  });

  it('of a limited contract is seen by its readers alone', async () => {
    const secret = await addContract('NDA-1', { limited: true });
    await db().contractReader.create({ data: { contractId: secret.id, personId: ada.personId } });
    const { id } = await keep(new TextEncoder().encode('Unannounced merger'), 'nda.txt', secret.number);
    await read();
    expect((await searchDocuments(ada, 'merger')).found).toHaveLength(1);
    expect((await searchDocuments(legal, 'merger')).found).toEqual([]);
    for (const ask of [
      () => documentBytes(legal, id),
      () => documentPages(legal, id),
      () => documentsOf(legal, 'NDA-1'),
    ])
      await expect(ask()).rejects.toMatchObject({ kind: 'not_found' });
    const rename = { ...seen(await documentOf(id, 'NDA-1')), name: 'Mine' };
    await expect(renameDocument(legal, rename)).rejects.toMatchObject({ kind: 'not_found' });
  });
});
