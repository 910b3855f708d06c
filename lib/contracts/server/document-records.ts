import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, notFound } from '@/lib/core/errors';
import { instant, utcDate } from '@/lib/core/time';
import type { Contract, Prisma } from '@/lib/db/generated/client';
import type { DocumentDto } from '../document';
import { readableContract, readableContracts } from './contract-access';

/** Twenty megabytes are not read for a list. */
export const WITHOUT_BYTES = { bytes: true } as const satisfies Prisma.ContractDocumentOmit;
export type DocumentRow = Prisma.ContractDocumentGetPayload<{ omit: typeof WITHOUT_BYTES }>;

/** A document as its readers see it. */
export function documentDto(row: DocumentRow): DocumentDto {
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    mime: row.mime,
    size: row.size,
    sha256: row.sha256,
    pages: row.pages,
    state: row.state === 'read' || row.state === 'failed' ? row.state : 'reading',
    problem: row.problem,
    executedOn: row.executedOn && utcDate(row.executedOn),
    url: row.url,
    uploadedAt: instant(row.uploadedAt),
    erasedAt: row.erasedAt && instant(row.erasedAt),
    archivedAt: row.archivedAt && instant(row.archivedAt),
  };
}

/**
 * A document that is not erased, of a contract that the caller may read; held with its contract until the end of the
 * transaction.
 *
 * @param archived whether it is one that was archived
 * @throws AppError not_found, or conflict with the document as it is
 */
export async function lockDocument(
  { tx, caller }: Pick<CommandContext, 'tx' | 'caller'>,
  { id, revision }: { readonly id: string; readonly revision: number },
  archived: 'archived' | 'kept' | 'either' = 'kept',
): Promise<{ readonly document: DocumentRow; readonly contract: Contract }> {
  const [found] = await tx.$queryRaw<{ contractId: string }[]>`
    SELECT contract_id AS "contractId" FROM contract_documents WHERE id = ${id}::uuid`;
  if (!found) throw notFound('document');
  await tx.$queryRaw`SELECT 1 FROM contracts WHERE id = ${found.contractId}::uuid FOR SHARE`;
  await tx.$queryRaw`SELECT 1 FROM contract_documents WHERE id = ${id}::uuid FOR UPDATE`;
  const contract = await readableContract(tx, caller, { id: found.contractId });
  const document = await tx.contractDocument.findFirst({
    where: {
      id,
      erasedAt: null,
      ...(archived !== 'either' && { archivedAt: archived === 'archived' ? { not: null } : null }),
    },
    omit: WITHOUT_BYTES,
  });
  if (!document) throw notFound('document');
  if (document.revision !== revision) throw conflict('document', documentDto(document));
  return { document, contract };
}

/**
 * Writes a change of a locked document and raises its revision. Names are people's words, so that the trail says that one
 * changed and not into what.
 */
export async function changeDocument(
  { tx, audit }: CommandContext,
  { document, contract }: { readonly document: DocumentRow; readonly contract: Contract },
  data: Prisma.ContractDocumentUncheckedUpdateInput,
): Promise<DocumentDto> {
  const row = await tx.contractDocument.update({
    where: { id: document.id },
    data: { ...data, revision: { increment: 1 } },
    omit: WITHOUT_BYTES,
  });
  const after = documentDto(row);
  await audit({
    subjectType: 'document',
    subjectId: row.id,
    data: {
      contract: contract.number,
      sha256: row.sha256,
      ...('name' in data && { texts: ['name'] }),
      ...('executedOn' in data && { executedOn: after.executedOn }),
    },
  });
  return after;
}

/** Documents that a caller may see, as a condition of a query. */
export const readableDocuments = (
  caller: Parameters<typeof readableContracts>[0],
): Prisma.ContractDocumentWhereInput => ({
  erasedAt: null,
  contract: { AND: [readableContracts(caller), { archivedAt: null }] },
});
