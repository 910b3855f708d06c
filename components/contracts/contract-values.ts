import type { ConflictField } from '@/components/ui/ConflictView';
import { scopeWords } from '@/lib/contracts/clause-words';
import type { ContractDto } from '@/lib/contracts/contract';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import type { ContractFormChoices } from '@/lib/contracts/form-choices';

const FIELDS = [
  'number',
  'title',
  'kind',
  'vendor',
  'seller',
  'parent',
  'scope',
  'entities',
  'effectiveOn',
  'endsOn',
  'zone',
  'renewal',
  'renewalMonths',
  'noticeDays',
  'governingLaw',
  'value',
  'currency',
  'note',
] as const satisfies readonly (keyof ContractDto)[];

/** What is typed of a contract; `precedence` null = as its kind has it. */
export type ContractValues = {
  -readonly [Field in (typeof FIELDS)[number]]: ContractDto[Field];
} & { precedence: number | null; ownerId: string | null };

/** Names of the fields by path, in the order of the form. */
export const CONTRACT_LABELS: Readonly<Record<string, string>> = {
  '/number': 'Number',
  '/title': 'Title',
  '/kind': 'Kind',
  '/vendor': 'Vendor',
  '/seller': 'Seller of record',
  '/parent': 'Belongs to',
  '/precedence': 'Precedence',
  '/ownerId': 'Owner',
  '/entities': 'Covered entities',
  '/effectiveOn': 'First day',
  '/endsOn': 'Last day of the first term',
  '/zone': 'Time zone',
  '/renewal': 'Renewal',
  '/renewalMonths': 'Renews by',
  '/noticeDays': 'Notice',
  '/governingLaw': 'Governing law',
  '/value': 'Value',
  '/currency': 'Currency',
  '/scope': 'Scope',
  '/note': 'Note',
};

/** An empty form. */
export const NEW_CONTRACT: ContractValues = {
  number: '',
  title: '',
  kind: 'master',
  vendor: '',
  seller: null,
  parent: null,
  precedence: null,
  ownerId: null,
  scope: {},
  entities: [],
  effectiveOn: null,
  endsOn: null,
  zone: null,
  renewal: 'none',
  renewalMonths: null,
  noticeDays: null,
  governingLaw: null,
  value: null,
  currency: null,
  note: '',
};

/** What a form begins with for a contract that there is. */
export function contractValues(contract: ContractDto): ContractValues {
  const same = Object.fromEntries(FIELDS.map((field) => [field, contract[field]])) as unknown as Pick<
    ContractDto,
    (typeof FIELDS)[number]
  >;
  return { ...same, precedence: contract.precedence, ownerId: contract.owner?.id ?? null };
}

/** Both versions of a contract, field by field. */
export function contractConflict(
  mine: ContractValues,
  theirs: ContractDto,
  { people }: ContractFormChoices,
): readonly ConflictField[] {
  const other = contractValues(theirs);
  const shown = (path: string, values: ContractValues): string => {
    const value = values[path.slice(1) as keyof ContractValues];
    if (value === null || value === '') return 'none';
    if (path === '/ownerId') return people.find(({ id }) => id === value)?.name ?? theirs.owner?.name ?? '';
    if (path === '/kind') return contractKindName(String(value));
    if (path === '/scope') return scopeWords(values.scope) || 'everything';
    return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
  };
  return Object.entries(CONTRACT_LABELS).map(([path, label]) => {
    const both = { mine: shown(path, mine), theirs: shown(path, other) };
    return { label, ...both, same: both.mine === both.theirs };
  });
}
