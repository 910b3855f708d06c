import type { Parameter } from '@/lib/contracts/parameters';
import type { PlaybookChecks, PlaybookPosition } from '@/lib/contracts/playbook';
import { playbookChecksSchema } from '@/lib/contracts/playbook';
import { predicateWords } from '@/lib/contracts/predicate-words';

/** The three of a position, from best to worst. */
export const LEVELS = [
  { key: 'preferred', name: 'Preferred', help: 'What we ask for.', checked: 'Met when all hold' },
  { key: 'acceptable', name: 'Acceptable', help: 'What we can live with.', checked: 'Met when all hold' },
  { key: 'walkAway', name: 'Walk away', help: 'Where we do not sign.', checked: 'Reached when one holds' },
] as const satisfies readonly { readonly key: keyof PlaybookChecks; readonly [part: string]: string }[];

export const EMPTY_POSITION: PlaybookPosition = {
  ...{ preferred: '', acceptable: '', walkAway: '' },
  checks: playbookChecksSchema.parse({}),
};

/** A position in words, level by level, for laying two side by side. */
export function positionWords(
  position: PlaybookPosition,
  parameters: readonly Parameter[],
): readonly { readonly label: string; readonly text: string }[] {
  return LEVELS.flatMap(({ key, name }) => [
    { label: name, text: position[key] },
    {
      label: `${name}: checks`,
      text: position.checks[key].map((check) => predicateWords(check, parameters)).join('; '),
    },
  ]);
}
