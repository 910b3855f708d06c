import type { ClauseContent } from './clause-content';
import { parameterWords } from './parameter-words';
import type { Parameter } from './parameters';
import type { Scope } from './scope';

/** One thing that a clause says, in words. Empty = it says nothing of it. */
export interface ClauseField {
  readonly label: string;
  readonly text: string;
}

const SCOPE_WORDS: Readonly<Record<keyof Scope, string>> = {
  channels: 'channels',
  owners: 'owners',
  offerings: 'offerings',
  features: 'features',
  tiers: 'service tiers',
  regions: 'regions',
};

const EFFECTS = {
  adds: '',
  replaces: 'replaces a clause of what it amends',
  deletes: 'deletes a clause of what it amends',
};

/** Everything that a clause says, in one order, so that two texts of it can be laid side by side. */
export function clauseFields(content: ClauseContent, parameters: readonly Parameter[]): ClauseField[] {
  const { status, citation, scope, validFrom, validTo, survivalMonths, effect, replaces } = content;
  const pairs = Object.entries(content.requires).map(([name, value]) => `${name}=${value}`);
  return [
    { label: 'Status', text: status },
    { label: 'Passage', text: citation ? passageWords(citation.passage) : '' },
    ...parameters.map((parameter) => ({
      label: parameter.name,
      text: parameterWords(parameter, content.parameters[parameter.key]),
    })),
    { label: 'Scope', text: scopeWords(scope) },
    { label: 'Valid from', text: validFrom ?? '' },
    { label: 'Valid to', text: validTo ?? '' },
    { label: 'Survives the end by', text: survivalMonths === null ? '' : `${survivalMonths} months` },
    { label: 'Flows down to', text: content.flowsDownTo.join(', ') },
    { label: 'A request must carry', text: pairs.join(', ') },
    { label: 'Effect', text: [EFFECTS[effect], replaces].filter(Boolean).join(': ') },
    { label: 'Note', text: content.note },
  ];
}

/** A passage without the ends of lines that its page happens to have; paragraphs stay. */
function passageWords(passage: string): string {
  return passage.replaceAll(/[^\S\n]*(?<!\n)\n(?!\s*\n)[^\S\n]*/g, ' ');
}

/** A scope as people read it: "channels aws-bedrock; regions eu". Empty where it says nothing. */
export function scopeWords(scope: Scope): string {
  return (Object.keys(SCOPE_WORDS) as (keyof Scope)[])
    .filter((part) => (scope[part]?.length ?? 0) > 0)
    .map((part) => `${SCOPE_WORDS[part]} ${scope[part]?.join(', ')}`)
    .join('; ');
}
