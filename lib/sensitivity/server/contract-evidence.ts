import { clauseContentSchema } from '@/lib/contracts/clause-content';
import type { ClauseEvidence, ContractEvidence } from '@/lib/contracts/evidence';
import { scopeSchema } from '@/lib/contracts/scope';
import { WEB_TERMS_REVIEW_DAYS } from '@/lib/contracts/web-terms';
import { groupedBy } from '@/lib/core/grouped';
import { instant, utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { heldOf } from './proposal-evidence';

/** Vendor's id → key, of archived ones too. */
export type KeyOf = (id: string) => string;

const DAY = 86_400_000;

const dayOf = (date: Date | null): string | null => date && utcDate(date);
const RENEWALS = ['none', 'automatic', 'evergreen'] as const;
const STATUSES = ['active', 'expired', 'terminated', 'superseded'] as const;

type ContractRow = Prisma.ContractGetPayload<{ include: typeof CONTRACT_PARTS }>;
const CONTRACT_PARTS = {
  entities: { select: { entity: { select: { key: true } } } },
  webTerms: { where: { archivedAt: null } },
} as const satisfies Prisma.ContractInclude;

/** Contracts that are or were in force, and every approved content of their clauses. */
export async function contractEvidence(
  tx: Transaction,
  keyOf: KeyOf,
): Promise<{ readonly contracts: ContractEvidence[]; readonly clauses: ClauseEvidence[] }> {
  const rows = await tx.contract.findMany({
    where: { status: { in: [...STATUSES] }, activatedAt: { not: null } },
    include: CONTRACT_PARTS,
    orderBy: { id: 'asc' },
  });
  const contracts = rows.flatMap((row) => contractOf(row, keyOf) ?? []);
  return { contracts, clauses: await clauseEvidence(tx, rows) };
}

function contractOf(row: ContractRow, keyOf: KeyOf): ContractEvidence | null {
  const scope = scopeSchema.safeParse(row.scope);
  const status = STATUSES.find((one) => one === row.status);
  // A scope that cannot be read must not be taken for one that says nothing, which is everything.
  if (!scope.success || !status || !row.activatedAt) return null;
  const { archivedAt, terminatedOn } = row;
  // What was put away counted up to the day before.
  const putAway = archivedAt && utcDate(new Date(archivedAt.getTime() - DAY));
  const lastDay = [dayOf(terminatedOn), putAway].filter((day) => day !== null).sort()[0] ?? null;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    vendor: keyOf(row.vendorId),
    seller: keyOf(row.sellerId ?? row.vendorId),
    parent: row.parentId,
    precedence: row.precedence,
    scope: scope.data,
    status: archivedAt && status === 'active' ? 'terminated' : status,
    term: {
      effectiveOn: dayOf(row.effectiveOn),
      endsOn: dayOf(row.endsOn),
      zone: row.zone,
      renewal: RENEWALS.find((one) => one === row.renewal) ?? 'none',
      renewalMonths: row.renewalMonths,
      noticeDays: row.noticeDays,
      noticeGivenOn: dayOf(row.noticeGivenOn),
      reviewedOn: dayOf(row.reviewedOn),
      terminatedOn: lastDay,
    },
    activatedAt: instant(row.activatedAt),
    entities: row.entities.map(({ entity }) => entity.key).sort(),
    sample: row.sample,
    silentSince: row.kind === 'web_terms' ? silentSince(row.webTerms) : null,
  };
}

/** From when on terms that changed say nothing any more; null = none changed unread. */
function silentSince(terms: readonly { readonly changedAt: Date | null }[]): string | null {
  const since = terms.flatMap(({ changedAt }) =>
    changedAt ? [instant(new Date(changedAt.getTime() + WEB_TERMS_REVIEW_DAYS * DAY))] : [],
  );
  return since.sort()[0] ?? null;
}

async function clauseEvidence(tx: Transaction, contracts: readonly ContractRow[]): Promise<ClauseEvidence[]> {
  const ofContracts = { contractId: { in: contracts.map(({ id }) => id) } };
  const clauses = await tx.clause.findMany({ where: ofContracts, orderBy: { id: 'asc' } });
  const documents = await tx.contractDocument.findMany({
    where: ofContracts,
    select: { id: true, contractId: true, executedOn: true, erasedAt: true, archivedAt: true, url: true },
  });
  const proposals = await tx.proposal.findMany({
    where: { kind: 'clause', approvedAt: { not: null } },
    orderBy: [{ subject: 'asc' }, { number: 'asc' }],
  });
  const contractById = new Map(contracts.map((row) => [row.id, row]));
  const documentById = new Map(documents.map((row) => [row.id, row]));
  const bySubject = groupedBy(proposals, ({ subject }) => subject);
  return clauses.flatMap((clause) =>
    (bySubject.get(clause.id) ?? []).flatMap((proposal): ClauseEvidence[] => {
      const content = clauseContentSchema.safeParse(proposal.content);
      if (!content.success) return [];
      const cited = content.data.citation && documentById.get(content.data.citation.document);
      const document = cited?.contractId === clause.contractId ? cited : null;
      const terms = contractById.get(clause.contractId)?.webTerms ?? [];
      const changed = document?.url ? silentSince(terms.filter(({ url }) => url === document.url)) : null;
      const gone = document && (document.erasedAt ?? document.archivedAt) !== null;
      return [
        {
          ...heldOf(proposal, clause.archivedAt),
          clause: clause.id,
          contract: clause.contractId,
          type: clause.type,
          content: content.data,
          executedOn: dayOf(document?.executedOn ?? null),
          ...(document?.executedOn && gone ? { paperGone: true } : {}),
          ...(changed === null ? {} : { silentSince: changed }),
        },
      ];
    }),
  );
}
