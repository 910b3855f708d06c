import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { certificationName } from '@/lib/contracts/certification-kinds';
import { clauseContentSchema } from '@/lib/contracts/clause-content';
import { readableContracts } from '@/lib/contracts/server/contract-access';
import { db } from '@/lib/db/client';
import type { ShownEvidence } from '../cell-view';
import type { EvidenceRef } from '../evidence-ref';
import type { ObligationNames } from '../obligation-words';
import { PROMISE_PARAMETERS } from '../promise-parameters';

/** Contracts that the reader may look into, and of approved clauses what they cite, by proposal. */
export interface ReadablePapers {
  readonly contracts: ReadonlySet<string>;
  readonly citations: ReadonlyMap<
    string,
    { readonly passage: string; readonly document: string; readonly name: string }
  >;
}

/** What of the evidence's papers the reader may see: nothing of a contract that is limited to others. */
export async function citedBy(refs: readonly EvidenceRef[], reader: Caller): Promise<ReadablePapers> {
  if (!allows(reader.roles, 'contract.read')) return { contracts: new Set(), citations: new Map() };
  const numbers = refs.flatMap((ref) => ('contract' in ref ? [ref.contract] : []));
  const contracts = await db().contract.findMany({
    where: { AND: [{ number: { in: numbers } }, readableContracts(reader)] },
    select: { number: true, documents: { select: { id: true, name: true } } },
  });
  const readable = new Set(contracts.map(({ number }) => number));
  const names = new Map(contracts.flatMap(({ documents }) => documents.map(({ id, name }) => [id, name])));
  const ids = refs.flatMap((ref) =>
    ref.kind === 'clause' && readable.has(ref.contract) ? [ref.proposal] : [],
  );
  const proposals = await db().proposal.findMany({ where: { id: { in: ids }, kind: 'clause' } });
  return {
    contracts: readable,
    citations: new Map(
      proposals.flatMap(({ id, content }) => {
        const citation = clauseContentSchema.safeParse(content).data?.citation;
        if (!citation) return [];
        const { passage, document } = citation;
        return [[id, { passage, document, name: names.get(document) ?? 'the document' }] as const];
      }),
    ),
  };
}

/** A piece of evidence in words, with the passage and the way to it where the reader may see them. */
export function shownEvidence(
  ref: EvidenceRef,
  names: ObligationNames,
  { contracts, citations }: ReadablePapers,
): ShownEvidence {
  const vendor = (key: string) => names.vendors.get(key) ?? key;
  const { until, singlePerson, sample } = ref;
  const base = { until, singlePerson, sample, place: null, parameters: [], passage: null, document: null };
  switch (ref.kind) {
    case 'path':
      return { ...base, words: 'The way that data takes', place: { kind: 'paths' } };
    case 'contract':
      return {
        ...base,
        words: `${ref.contract} with ${vendor(ref.party)}`,
        place: contracts.has(ref.contract) ? { kind: 'contract', contract: ref.contract } : null,
      };
    case 'clause': {
      const { contract, clause, type: key } = ref;
      const type = names.types.get(key);
      const citation = citations.get(ref.proposal);
      const document = citation?.document ?? null;
      return {
        ...base,
        words: `${type?.name ?? key} with ${vendor(ref.party)}, in ${contract}`,
        place: contracts.has(contract) ? { kind: 'clause', contract, clause, document } : null,
        parameters: Object.entries(ref.parameters).map(([path, value]) => [
          type?.parameters.find((one) => one.key === path.split('.')[0])?.name ?? path,
          valueText(value),
        ]),
        passage: citation?.passage ?? null,
        document: citation?.name ?? null,
      };
    }
    case 'law':
      return { ...base, words: `${ref.citation} (${ref.jurisdiction})`, place: { kind: 'laws' } };
    case 'certification':
      return {
        ...base,
        words: `${certificationName(ref.certification)} of ${vendor(ref.vendor)}`,
        place: { kind: 'vendor', vendor: ref.vendor },
      };
    case 'stake':
      return {
        ...base,
        words: `${vendor(ref.party)} and ${vendor(ref.competitor)}: ${ref.affiliation.replaceAll('_', '-')}`,
        place: { kind: 'vendor', vendor: ref.party },
      };
    case 'attribute': {
      const name = Object.entries(PROMISE_PARAMETERS).find(([key]) => key === ref.field)?.[1].name;
      return {
        ...base,
        words: `${name ?? ref.field}: ${valueText(ref.value)}`,
        place: { kind: 'promises' },
      };
    }
    case 'exception':
      return { ...base, words: 'An exception', place: { kind: 'exceptions' } };
  }
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ') || 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return String(value ?? 'not said');
  return Object.entries(value)
    .map(([key, part]) => `${key.replaceAll('_', ' ')} ${String(part)}`)
    .join(', ');
}
