import type { ClauseType } from '@/lib/contracts/clause-type';

const FIELDS = {
  status: 'Status',
  citation: 'Passage',
  validFrom: 'Valid from',
  validTo: 'Valid to',
  survivalMonths: 'Survival',
  replaces: 'Amended clause',
  flowsDownTo: 'Flows down to',
  requires: 'A request must carry',
  note: 'Note',
  'scope/channels': 'Channels',
  'scope/owners': 'Owners of models',
  'scope/offerings': 'Offerings',
  'scope/features': 'Features',
  'scope/tiers': 'Service tiers',
  'scope/regions': 'Regions',
};

/** What the fields of a clause are called, by the paths of what is wrong with them. */
export function formLabels(type: ClauseType): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...Object.entries(FIELDS).map(([path, label]) => [`/content/${path}`, label]),
    ...type.parameters.map(({ key, name }) => [`/content/parameters/${key}`, name]),
  ]);
}
