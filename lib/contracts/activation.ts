import type { ContractDto } from './contract';

/** Something that a contract lacks before it can be in force, with the sentence that says so. */
export interface ActivationProblem {
  readonly code:
    | 'no_first_day'
    | 'no_end'
    | 'no_document'
    | 'not_executed'
    | 'signed_later'
    | 'parent_not_active';
  readonly message: string;
}

/** A paper of a contract, as its activation looks at it. */
export interface ActivationDocument {
  readonly executedOn: string | null;
  readonly erased: boolean;
}

/**
 * What keeps a contract from being activated; none = it can be.
 * @param parentStatus of the contract that it belongs to; null = it belongs to none
 * @param today `YYYY-MM-DD`
 */
export function activationProblems(
  { effectiveOn, endsOn, renewal }: Pick<ContractDto, 'effectiveOn' | 'endsOn' | 'renewal'>,
  documents: readonly ActivationDocument[],
  parentStatus: string | null,
  today: string,
): readonly ActivationProblem[] {
  const kept = documents.filter(({ erased }) => !erased);
  const executed = kept.filter(({ executedOn }) => executedOn !== null);
  const found: (ActivationProblem | false)[] = [
    !effectiveOn && { code: 'no_first_day', message: 'It says no first day.' },
    !endsOn &&
      renewal !== 'evergreen' && {
        code: 'no_end',
        message: 'It says no end: give the last day, or say that it is evergreen.',
      },
    kept.length === 0 && { code: 'no_document', message: 'It has no document: add the signed paper.' },
    kept.length > 0 &&
      executed.length === 0 && {
        code: 'not_executed',
        message: 'None of its documents is executed: say on which day all had signed.',
      },
    executed.length > 0 &&
      executed.every(({ executedOn }) => (executedOn ?? '') > today) && {
        code: 'signed_later',
        message: 'Its documents are signed on a day that is still to come.',
      },
    parentStatus !== null &&
      parentStatus !== 'active' && {
        code: 'parent_not_active',
        message: 'The contract that it belongs to is not active.',
      },
  ];
  return found.filter((problem) => problem !== false);
}
