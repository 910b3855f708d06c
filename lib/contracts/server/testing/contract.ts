import { db } from '@/lib/db/client';
import type { Citation } from '../../clause-content';

/** The page of the document of every contract that `addContract` makes. */
export const PAGE_TEXT =
  'Provider keeps Customer Data for no more than thirty (30) days. Provider will not train on Customer Data.';

/** A contract with one signed document of one page, for tests of what is said of its clauses. */
export async function addContract(
  number: string,
  { parent, limited = false }: { readonly parent?: string; readonly limited?: boolean } = {},
): Promise<{ readonly id: string; readonly number: string; readonly document: string }> {
  const vendor = await db().vendor.upsert({
    where: { key: 'acme' },
    create: { key: 'acme', name: 'Acme' },
    update: {},
  });
  const above = parent ? { connect: { number: parent } } : undefined;
  const contract = await db().contract.create({
    data: {
      number,
      title: number,
      kind: parent ? 'amendment' : 'master',
      precedence: 30,
      limited,
      vendor: { connect: { id: vendor.id } },
      ...(above && { parent: above }),
    },
  });
  const document = await db().contractDocument.create({
    data: {
      contractId: contract.id,
      name: `${number}.txt`,
      mime: 'text/plain',
      sha256: number,
      size: PAGE_TEXT.length,
      bytes: Buffer.from(PAGE_TEXT),
      state: 'read',
      pages: 1,
      executedOn: new Date('2026-01-01'),
      text: { create: { page: 1, text: PAGE_TEXT } },
    },
  });
  return { id: contract.id, number, document: document.id };
}

/** Words of `PAGE_TEXT` as they are cited. */
export function cite(document: string, passage: string): Citation {
  const from = PAGE_TEXT.indexOf(passage);
  return { document, page: 1, from, to: from + passage.length, passage };
}
