import { clauseBook, type EvidenceUse, type NamedHop, voicesFor } from '../clause-book';
import type { ScopedOffering } from '../covers';
import { effectiveStretches, stretchAt } from '../effective-clause';
import type { ClauseEvidence, ContractEvidence } from '../evidence';
import { evidenceOf } from './evidence';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const OFFERING: ScopedOffering = {
  ...{ key: 'acme/m', channel: 'acme', owner: 'acme', tier: 'default', regions: ['eu-1', 'us-1'] },
};
const HOP: NamedHop = { role: 'channel', names: ['acme'], sellers: ['acme'] };
const USE: EvidenceUse = { entity: 'us', sample: false, singlePerson: false };

interface Question {
  readonly at?: string;
  readonly offering?: Partial<ScopedOffering>;
  readonly feature?: string;
  readonly hop?: Partial<NamedHop>;
  readonly use?: Partial<EvidenceUse>;
}

/** What is effective of "retention": status, whether it counts (or why not), and which clauses were heard. */
export function effective(
  contracts: readonly ContractEvidence[],
  clauses: readonly ClauseEvidence[],
  asked: Question = {},
) {
  const evidence = evidenceOf(contracts, clauses);
  const book = clauseBook(evidence, NOW, { ...USE, ...asked.use });
  const stretches = effectiveStretches(
    voicesFor(book, 'retention', { ...HOP, ...asked.hop }),
    { offering: { ...OFFERING, ...asked.offering }, feature: asked.feature ?? null },
    evidence.regionGroups,
  );
  const found = stretchAt(stretches, asked.at ? Date.parse(asked.at) : NOW);
  if (!found) return 'nothing';
  const heard = found.voices.map((voice) => voice.clause.clause).join('+');
  return `${found.status} ${found.counts ? 'counts' : (found.whyNot ?? 'not')} ${heard}`;
}
