import { certificationName } from '@/lib/contracts/certification-kinds';
import type { ClauseType } from '@/lib/contracts/clause-type';
import { listed, predicateWords } from '@/lib/contracts/predicate-words';
import type { Obligation } from './obligations';
import { PROMISE_PARAMETERS } from './promise-parameters';

/** What obligations name, in people's words. */
export interface ObligationNames {
  readonly types: ReadonlyMap<string, ClauseType>;
  /** By vendor key. */
  readonly vendors: ReadonlyMap<string, string>;
}

const AFFILIATION_WORDS = {
  first_party: 'first-party',
  affiliated: 'affiliated',
  unknown: 'unknown',
} as const;

/** An obligation in a line: "Retention agreed: at most 30 days in every store". */
export function obligationWords(obligation: Obligation, { types, vendors }: ObligationNames): string {
  switch (obligation.kind) {
    case 'contract':
      return 'A contract in force';
    case 'clause': {
      const type = types.get(obligation.type);
      const name = type?.name ?? obligation.type;
      const asked = obligation.where.map((one) => predicateWords(one, type?.parameters ?? []));
      const law = obligation.accepts === 'law' ? ' or a law that says the same' : '';
      return asked.length === 0 ? `${name} agreed${law}` : `${name} agreed${law}: ${asked.join('; ')}`;
    }
    case 'certification':
      return `A valid ${listed(obligation.anyOf.map(certificationName), 'or')}`;
    case 'affiliation': {
      const kinds = listed(
        obligation.exclude.map((kind) => AFFILIATION_WORDS[kind]),
        'or',
      );
      const whom = obligation.with.map((key) => vendors.get(key) ?? key);
      return whom.length === 0
        ? `No ${kinds} interest in a named competitor: none is named yet, so it cannot be met`
        : `No ${kinds} interest in ${listed(whom, 'or')}`;
    }
    case 'attribute': {
      const parameter = PROMISE_PARAMETERS[obligation.field];
      const asked = obligation.where.map((one) => predicateWords(one, [parameter]));
      return `${asked.join('; ') || `${parameter.name} stated`}, approved by two`;
    }
  }
}
