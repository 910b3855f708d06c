/** Made evidence: 10,000 offerings, 300 contracts with 6,000 clauses, and 15 labels that ask for them. */

import type { ClauseContent } from '../../lib/contracts/clause-content';
import { CLAUSE_TYPES } from '../../lib/contracts/clause-types';
import type { ClauseEvidence, ContractEvidence, Evidence, PathEvidence } from '../../lib/contracts/evidence';
import type {
  ClearanceEnvironment,
  ClearanceOffering,
  Labels,
} from '../../lib/sensitivity/clearance-question';
import { DEFAULT_OBLIGATIONS } from '../../lib/sensitivity/default-obligations';
import { sequence } from '../ranking-records';

export const OFFERINGS = 10_000;
export const CONTRACTS = 300;
export const CLAUSES = 6_000;

const CHANNELS = 60;
const OWNERS = 120;
const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1', 'us-west-2', 'ap-south-1'];
const LONG_AGO = '2025-01-01T00:00:00.000Z';
const HELD = { approvedAt: LONG_AGO, endedAt: null, singlePerson: false, sample: false } as const;
export const AT = Date.parse('2026-06-01T12:00:00.000Z');

export interface ClearanceWorld {
  readonly evidence: Evidence;
  readonly labels: Labels;
  readonly environment: ClearanceEnvironment;
  readonly offerings: readonly ClearanceOffering[];
}

/** The same each time. Nothing in it has been asked about: no two share anything that remembers. */
export function clearanceWorld(): ClearanceWorld {
  const next = sequence(6);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const channels = Array.from({ length: CHANNELS }, (_, nth) => `channel-${nth}`);
  const owners = Array.from({ length: OWNERS }, (_, nth) => `owner-${nth}`);
  const offerings = Array.from({ length: OFFERINGS }, (_, nth): ClearanceOffering => {
    const channel = pick(channels);
    return {
      key: `${channel}/model-${nth}`,
      channel,
      owner: pick(owners),
      tier: next() < 0.9 ? 'standard' : 'batch',
      regions: next() < 0.3 ? null : REGIONS.filter(() => next() < 0.5),
      capabilities: ['tools', 'vision', 'reasoning'].filter(() => next() < 0.6),
      attributes: {},
    };
  });
  const contracts = Array.from(
    { length: CONTRACTS },
    (_, nth): ContractEvidence => contractOf(nth, channels, owners, next),
  );
  const clauses = contracts.flatMap((contract, nth) =>
    Array.from(
      { length: CLAUSES / CONTRACTS },
      (_, place): ClauseEvidence => clauseOf(contract, nth, place, offerings, next),
    ),
  );
  const paths = channels.flatMap((channel, nth): PathEvidence[] => [
    {
      ...HELD,
      proposal: `path-${nth}`,
      subject: channel,
      seller: null,
      hops: [
        { party: channel, role: 'channel', from: null, to: null },
        { party: pick(owners), role: 'owner', from: null, to: null },
        ...(next() < 0.5
          ? [{ party: pick(channels), role: 'subprocessor' as const, from: '2026-01-01', to: null }]
          : []),
      ],
      source: 'the list of subprocessors',
      asOf: '2026-01-01',
    },
  ]);
  return {
    evidence: {
      rev: '1',
      contracts,
      clauses,
      certifications: channels.map((vendor, nth) => ({
        id: `certificate-${nth}`,
        vendor,
        kind: nth % 2 === 0 ? 'iso27001' : 'soc2_type2',
        channels: [],
        validFrom: '2025-01-01',
        validTo: '2026-12-31',
        revokedOn: null,
        sample: false,
      })),
      stakes: [],
      paths,
      notices: [],
      exceptions: [],
      laws: [],
      attributes: [],
      regionGroups: { eu: ['eu-central-1', 'eu-west-1'] },
    },
    labels: labelsOf(),
    environment: { key: 'production', entities: ['company-0', 'company-1'], singlePerson: false },
    offerings,
  };
}

/** The eleven shipped labels and four more tags. */
function labelsOf(): Labels {
  const rows = (of: Readonly<Record<string, readonly unknown[]>>) =>
    Object.entries(of).map(([key, obligations]) => ({ key, obligations }));
  const clause = (type: string) => ({ kind: 'clause', type, where: [] });
  return {
    levels: rows(DEFAULT_OBLIGATIONS.levels),
    tags: [
      ...rows(DEFAULT_OBLIGATIONS.tags),
      ...rows({
        publishable: [clause('output_ip'), clause('liability')],
        critical: [clause('sla'), clause('deprecation_notice'), clause('exit_portability')],
        'long-lived': [clause('version_change'), clause('unilateral_change')],
        measured: [clause('telemetry_access'), clause('latency_parity')],
      }),
    ],
  };
}

function contractOf(
  nth: number,
  channels: readonly string[],
  owners: readonly string[],
  next: () => number,
): ContractEvidence {
  const amends = nth % 5 === 4 ? nth - 1 : null;
  const party = (place: number) =>
    place % 3 === 0
      ? (owners[place % owners.length] as string)
      : (channels[place % channels.length] as string);
  const vendor = party(amends ?? nth);
  return {
    id: `contract-${nth}`,
    number: `C-${nth}`,
    title: `Contract ${nth}`,
    kind: amends === null ? 'master' : 'amendment',
    vendor,
    seller: vendor,
    parent: amends === null ? null : `contract-${amends}`,
    precedence: 30,
    scope: next() < 0.1 ? { tiers: ['standard'] } : {},
    status: 'active',
    term: {
      effectiveOn: '2025-01-01',
      endsOn: `2026-${String(7 + (nth % 6)).padStart(2, '0')}-28`,
      zone: ['UTC', 'Europe/Berlin', 'America/New_York', null][nth % 4] ?? null,
      renewal: nth % 2 === 0 ? 'automatic' : 'none',
      renewalMonths: nth % 2 === 0 ? 12 : null,
      noticeDays: 60,
      noticeGivenOn: null,
      reviewedOn: null,
      terminatedOn: null,
    },
    activatedAt: LONG_AGO,
    entities: ['company-0', 'company-1'],
    sample: false,
    silentSince: null,
  };
}

function clauseOf(
  contract: ContractEvidence,
  nth: number,
  place: number,
  offerings: readonly ClearanceOffering[],
  next: () => number,
): ClauseEvidence {
  const type = CLAUSE_TYPES[(nth * 7 + place) % CLAUSE_TYPES.length]?.key ?? 'no_training';
  const id = `${contract.id}/${place}`;
  const content: ClauseContent = {
    status: next() < 0.9 ? 'agreed' : 'refused',
    parameters: PARAMETERS[type] ?? {},
    citation: { document: '00000000-0000-4000-8000-000000000000', page: 1, from: 0, to: 4, passage: 'text' },
    scope:
      next() < 0.15
        ? { regions: ['eu'] }
        : next() < 0.05
          ? { offerings: [offerings[Math.floor(next() * offerings.length)]?.key ?? ''] }
          : next() < 0.05
            ? { features: ['tools'] }
            : {},
    validFrom: null,
    validTo: null,
    survivalMonths: null,
    effect: 'adds',
    replaces: null,
    flowsDownTo: next() < 0.1 ? [`channel-${Math.floor(next() * CHANNELS)}`] : [],
    requires: type === 'retention' && next() < 0.2 ? { store: false } : {},
    note: '',
  };
  return {
    ...HELD,
    proposal: `${id}#1`,
    clause: id,
    contract: contract.id,
    type,
    content,
    executedOn: '2025-01-01',
  };
}

const PARAMETERS: Readonly<Record<string, ClauseContent['parameters']>> = {
  no_training: { purposes: ['training'], derivatives: true, humanReview: 'never' },
  retention: {
    days: { prompts: 0, outputs: 0, abuse_monitoring: 0, files: 0, logs: 0, caches: 0, backups: 0 },
  },
  residency: {
    processing: ['eu'],
    storage: ['eu'],
    support: ['eu'],
    mechanism: 'scc',
  },
  regulated_annex: { kind: 'baa', services: [] },
  security_breach: { noticeHours: 48 },
};
