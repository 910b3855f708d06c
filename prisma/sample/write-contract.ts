import { clauseContentSchema, EMPTY_CLAUSE } from '@/lib/contracts/clause-content';
import { clauseType } from '@/lib/contracts/clause-types';
import { defaultPrecedence } from '@/lib/contracts/contract-kinds';
import { pagesOfText } from '@/lib/contracts/document-text';
import { valuesSchema } from '@/lib/contracts/parameters';
import { sha256Hex } from '@/lib/core/hash';
import { utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { INVENTED } from './catalogue';
import type { SampleClause, SampleContract } from './contracts';
import { sampleDocument } from './document';

const DAY = 86_400_000;

interface Written {
  readonly id: string;
  /** Ids of its clauses by type. */
  readonly clauses: ReadonlyMap<string, string>;
}

/** Writes an invented contract as it would stand after a review: active, its paper executed, every clause decided. */
export async function writeSampleContract(
  tx: Transaction,
  contract: SampleContract,
  world: {
    readonly vendors: ReadonlyMap<string, string>;
    readonly made: ReadonlyMap<string, Written>;
    readonly now: Date;
  },
): Promise<Written> {
  const { now } = world;
  const on = (days: number): Date => new Date(utcDate(new Date(now.getTime() + days * DAY)));
  const parent = contract.parent === null ? undefined : world.made.get(contract.parent);
  const parentRank = parent
    ? (await tx.contract.findUniqueOrThrow({ where: { id: parent.id } })).precedence
    : null;
  const { id } = await tx.contract.create({
    data: {
      ...{ number: contract.number, title: contract.title, kind: contract.kind, sample: true },
      ...{ vendorId: world.vendors.get(contract.vendor) ?? '', parentId: parent?.id ?? null },
      precedence: defaultPrecedence(contract.kind, parentRank),
      ...{ status: 'active', activatedAt: on(contract.begins), zone: 'Europe/Berlin' },
      ...{ effectiveOn: on(contract.begins), endsOn: on(contract.ends), renewal: contract.renewal },
      ...{ renewalMonths: contract.renewal === 'automatic' ? 12 : null, noticeDays: contract.noticeDays },
      ...{ governingLaw: 'Germany', value: contract.value, currency: contract.value && 'EUR' },
      note: INVENTED,
    },
  });
  const text = sampleDocument(
    contract.title,
    contract.clauses.filter(({ words }) => words !== '').map(({ heading, words }) => `${heading}\n${words}`),
  );
  const bytes = Buffer.from(text);
  const pages = pagesOfText(text);
  const { id: document } = await tx.contractDocument.create({
    data: {
      ...{ contractId: id, name: contract.document, mime: 'text/plain', size: bytes.length },
      ...{ sha256: sha256Hex(bytes), bytes: Uint8Array.from(bytes), state: 'read', pages: pages.length },
      ...{ executedOn: on(contract.begins), uploadedAt: now },
      text: { create: pages.map((page, nth) => ({ page: nth + 1, text: page })) },
    },
  });
  const clauses = new Map<string, string>();
  for (const clause of contract.clauses) {
    const row = await tx.clause.create({ data: { contractId: id, type: clause.type, createdAt: now } });
    clauses.set(clause.type, row.id);
    const content = contentOf(clause, { document, pages }, parent);
    await tx.proposal.create({
      data: {
        ...{ kind: 'clause', subject: row.id, number: 1, state: 'approved', sample: true },
        content: content as Prisma.InputJsonObject,
        ...{ submittedAt: now, approvedAt: now, createdAt: now },
      },
    });
  }
  return { id, clauses };
}

function contentOf(
  { type, heading: _heading, words, replacesType, ...said }: SampleClause,
  { document, pages }: { readonly document: string; readonly pages: readonly string[] },
  parent: Written | undefined,
) {
  const page = pages.findIndex((text) => words !== '' && text.includes(words));
  const from = pages[page]?.indexOf(words) ?? 0;
  if (words !== '' && page < 0) throw new Error(`the words of ${type} stand on two pages`);
  const kind = clauseType(type);
  if (!kind) throw new Error(`there is no type of clause ${type}`);
  return clauseContentSchema.parse({
    ...EMPTY_CLAUSE,
    ...said,
    parameters: valuesSchema(kind.parameters).parse(said.parameters ?? {}),
    citation:
      words === '' ? null : { document, page: page + 1, from, to: from + words.length, passage: words },
    replaces: replacesType === undefined ? null : (parent?.clauses.get(replacesType) ?? null),
  });
}
