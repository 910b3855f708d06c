import { EMPTY_CLAUSE } from '../clause-content';
import type { ClauseEvidence, ContractEvidence, ContractTerm, Evidence } from '../evidence';

/** Until the end of 2030 in UTC, without renewal. */
export const TERM: ContractTerm = {
  effectiveOn: '2026-01-01',
  endsOn: '2030-12-31',
  zone: 'UTC',
  renewal: 'none',
  renewalMonths: null,
  noticeDays: null,
  noticeGivenOn: null,
  reviewedOn: null,
  terminatedOn: null,
};

/** An active master agreement with the vendor "acme", about everything that it sells, for the entity "us". */
export function contract(id: string, change: Partial<ContractEvidence> = {}): ContractEvidence {
  return {
    ...{
      id,
      number: id,
      title: id,
      kind: 'master',
      vendor: 'acme',
      seller: 'acme',
      parent: null,
      precedence: 30,
    },
    ...{ scope: {}, status: 'active', term: TERM, activatedAt: '2026-01-01T00:00:00.000Z', entities: ['us'] },
    ...{ sample: false, silentSince: null },
    ...change,
  };
}

type Said = Partial<ClauseEvidence['content']>;

/** An agreed clause of type "retention" in an executed document; `contents` is what it says. */
export function clause(
  id: string,
  contractId: string,
  contents: Said = {},
  change: Partial<ClauseEvidence> = {},
): ClauseEvidence {
  const citation = {
    document: '018f0000-0000-7000-8000-000000000000',
    page: 1,
    from: 0,
    to: 5,
    passage: 'words',
  };
  return {
    ...{ clause: id, contract: contractId, type: 'retention', proposal: `proposal of ${id}` },
    content: { ...EMPTY_CLAUSE, status: 'agreed', citation, ...contents },
    ...{ approvedAt: '2026-01-02T00:00:00.000Z', endedAt: null, singlePerson: false, sample: false },
    executedOn: '2026-01-01',
    ...change,
  };
}

/** Evidence of contracts and clauses alone; "eu" stands for two regions. */
export function evidenceOf(
  contracts: readonly ContractEvidence[],
  clauses: readonly ClauseEvidence[],
): Evidence {
  return {
    ...{ rev: '1', contracts, clauses, certifications: [], stakes: [], paths: [], notices: [] },
    ...{ exceptions: [], laws: [], attributes: [], regionGroups: { eu: ['eu-1', 'eu-2'] } },
  };
}
