import { type ClauseContent, EMPTY_CLAUSE } from '@/lib/contracts/clause-content';
import type {
  CertificationEvidence,
  ClauseEvidence,
  ContractEvidence,
  ContractTerm,
  Evidence,
  ExceptionEvidence,
  LawEvidence,
  PathEvidence,
} from '@/lib/contracts/evidence';
import type { ClearanceEnvironment, ClearanceOffering } from '../clearance-question';

/** Evidence as tests write it: a cloud that sells a lab's model, and one paper with the cloud. */
export const LONG_AGO = '2025-01-01T00:00:00.000Z';
export const AT = Date.parse('2026-06-01T12:00:00.000Z');

const held = { approvedAt: LONG_AGO, endedAt: null, singlePerson: false, sample: false } as const;

export const TERM: ContractTerm = {
  effectiveOn: '2025-01-01',
  endsOn: '2026-12-31',
  zone: 'UTC',
  renewal: 'none',
  renewalMonths: null,
  noticeDays: null,
  noticeGivenOn: null,
  reviewedOn: null,
  terminatedOn: null,
};

export function contract({
  term,
  ...change
}: Partial<Omit<ContractEvidence, 'term'>> & {
  readonly term?: Partial<ContractTerm>;
} = {}): ContractEvidence {
  const id = change.id ?? 'C-1';
  return {
    id,
    number: id,
    title: id,
    kind: 'master',
    vendor: 'cloud',
    seller: change.vendor ?? 'cloud',
    parent: null,
    precedence: 30,
    scope: {},
    status: 'active',
    activatedAt: LONG_AGO,
    entities: [],
    sample: false,
    silentSince: null,
    ...change,
    term: { ...TERM, ...term },
  };
}

/** An agreed clause of contract C-1. `content` says what is special about it. */
export function clause(
  type: string,
  content: Partial<ClauseContent> = {},
  change: Partial<Omit<ClauseEvidence, 'content' | 'type'>> = {},
): ClauseEvidence {
  const id = change.clause ?? `${change.contract ?? 'C-1'}/${type}`;
  return {
    ...held,
    proposal: `${id}#1`,
    clause: id,
    contract: 'C-1',
    executedOn: '2025-01-01',
    ...change,
    type,
    content: {
      ...EMPTY_CLAUSE,
      status: 'agreed',
      citation: { document: '00000000-0000-4000-8000-000000000000', page: 1, from: 0, to: 1, passage: 'x' },
      ...content,
    },
  };
}

export function path(change: Partial<PathEvidence> = {}): PathEvidence {
  const subject = change.subject ?? 'cloud';
  return {
    ...held,
    proposal: `path ${subject}`,
    subject,
    seller: null,
    hops: [{ party: 'cloud', role: 'channel', from: null, to: null }],
    source: 'the list of subprocessors',
    asOf: '2025-01-01',
    ...change,
  };
}

export function certificate(change: Partial<CertificationEvidence> = {}): CertificationEvidence {
  return {
    id: 'certificate',
    vendor: 'cloud',
    kind: 'iso27001',
    channels: [],
    validFrom: '2025-01-01',
    validTo: '2026-12-31',
    revokedOn: null,
    sample: false,
    ...change,
  };
}

export function exception(change: Partial<ExceptionEvidence> = {}): ExceptionEvidence {
  return {
    ...held,
    proposal: 'exception',
    label: 'level:internal',
    offering: OFFERING.key,
    environment: null,
    reason: 'a pilot',
    from: '2026-05-01',
    to: '2026-06-30',
    ...change,
  };
}

export function law(change: Partial<LawEvidence> = {}): LawEvidence {
  return {
    ...held,
    proposal: 'law',
    id: 'law',
    clauseType: 'no_training',
    parameters: {},
    scope: {},
    citation: 'Act 1',
    jurisdiction: 'EU',
    from: null,
    to: null,
    ...change,
  };
}

export function evidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    rev: '1',
    contracts: [contract()],
    clauses: [],
    certifications: [],
    stakes: [],
    paths: [path()],
    notices: [],
    exceptions: [],
    laws: [],
    attributes: [],
    regionGroups: { eu: ['eu-central-1', 'eu-west-1'] },
    ...parts,
  };
}

export const OFFERING: ClearanceOffering = {
  key: 'cloud/model-1',
  channel: 'cloud',
  owner: 'lab',
  tier: 'standard',
  regions: ['eu-central-1'],
  capabilities: ['tools', 'vision'],
  attributes: {},
};

export const PRODUCTION: ClearanceEnvironment = { key: 'production', entities: [], singlePerson: false };
