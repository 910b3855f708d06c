import { clauseType } from '@/lib/contracts/clause-types';
import { parameterWords } from '@/lib/contracts/parameter-words';
import type { EvidenceRef } from './evidence-ref';

/** Evidence by name: "No training in MSA-2026-014". Nothing of what it says. */
export function evidenceName(ref: EvidenceRef): string {
  switch (ref.kind) {
    case 'contract':
      return ref.contract;
    case 'clause':
      return `${clauseType(ref.type)?.name ?? ref.type} in ${ref.contract}`;
    case 'law':
      return `${ref.citation} (${ref.jurisdiction})`;
    case 'certification':
      return `${ref.certification} of ${ref.vendor}`;
    case 'stake':
      return `what ${ref.party} and ${ref.competitor} have in each other`;
    case 'attribute':
      return `the promise about ${ref.field}`;
    case 'exception':
      return `the exception for ${ref.label.slice(ref.label.indexOf(':') + 1)}`;
    case 'path':
      return `the way that data takes to ${ref.subject}`;
  }
}

/** The values that an obligation read of it: "Retention: 30 days". */
export function evidenceValues(ref: EvidenceRef): string[] {
  if (ref.kind !== 'clause' && ref.kind !== 'law') return [];
  const parameters = clauseType(ref.type)?.parameters ?? [];
  return Object.entries(ref.parameters).flatMap(([path, value]) => {
    const parameter = parameters.find(({ key }) => key === path);
    const words = parameter ? parameterWords(parameter, value) : JSON.stringify(value);
    return words ? [`${parameter?.name ?? path}: ${words}`] : [];
  });
}
