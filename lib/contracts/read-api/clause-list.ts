import type { KeyedList } from '@/lib/catalog/read-api/keyed-list';
import { CLAUSE_STATUSES, type ClauseContent, type ClauseStatus } from '../clause-content';
import type { ClauseType } from '../clause-type';

/** A clause that is in force, as programs read it. */
export interface ListedClause
  extends Pick<
    ClauseContent,
    | 'parameters'
    | 'scope'
    | 'validFrom'
    | 'validTo'
    | 'survivalMonths'
    | 'effect'
    | 'replaces'
    | 'flowsDownTo'
    | 'requires'
  > {
  readonly id: string;
  readonly type: string;
  readonly status: ClauseStatus;
  readonly approvedAt: string;
  /** Approved by the only person there was: counts only where that is switched on. */
  readonly singlePerson: boolean;
  /** Where it stands; `document` is an id. Null = nowhere. */
  readonly citation: {
    readonly document: string;
    readonly page: number;
    readonly from: number;
    readonly to: number;
  } | null;
  /** The words themselves, and what the reviewer noted; null where the token may not read them. */
  readonly passage: string | null;
  readonly note: string | null;
}

/** Clauses of a contract as the API lists them, by type. */
export const CLAUSE_LIST: KeyedList<ListedClause> = {
  filters: {
    type: { says: 'Keys of clause types.', passes: (clause, type) => clause.type === type },
    status: {
      says: 'What it says. Only what is agreed can be evidence.',
      values: CLAUSE_STATUSES,
      passes: (clause, status) => clause.status === status,
    },
  },
  fields: [
    'id',
    'type',
    'status',
    'parameters',
    'scope',
    'validFrom',
    'validTo',
    'survivalMonths',
    'effect',
    'replaces',
    'flowsDownTo',
    'requires',
    'approvedAt',
    'singlePerson',
    'citation',
    'passage',
    'note',
  ],
  onRequest: [],
  place: ({ type, id }) => `${type} ${id}`,
};

/** The parameters of a clause without amounts of money. */
export function withoutMoney(
  parameters: ClauseContent['parameters'],
  type: Pick<ClauseType, 'parameters'> | undefined,
): ClauseContent['parameters'] {
  const money = new Set(type?.parameters.filter(({ kind }) => kind === 'money').map(({ key }) => key));
  return Object.fromEntries(Object.entries(parameters).filter(([key]) => !money.has(key)));
}
