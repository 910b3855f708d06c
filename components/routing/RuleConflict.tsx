'use client';

import { type ConflictField, ConflictView } from '@/components/ui/ConflictView';
import { DateTime } from '@/components/ui/DateTime';
import { describeCondition } from '@/lib/routing/describe';
import type { RuleDto } from '@/lib/routing/dto';
import type { RuleDefinition } from '@/lib/routing/source-schema';

type Version = Pick<RuleDto, 'key' | 'enabled' | 'definition'>;

/** Two people edited one rule: both versions side by side, until the second chooses. */
export function RuleConflict({
  mine,
  theirs,
  ...choices
}: {
  readonly mine: Version;
  readonly theirs: RuleDto;
  readonly onBack: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  return (
    <ConflictView
      what="rule"
      changedBy={
        <>
          {theirs.updatedBy ?? 'Someone'} saved theirs <DateTime at={theirs.updatedAt} />.
        </>
      }
      fields={conflictFields(mine, theirs)}
      {...choices}
    />
  );
}

function conflictFields(mine: Version, theirs: Version): ConflictField[] {
  const targets = ({ arms }: RuleDefinition) =>
    arms.flatMap((arm) => [
      ...(arms.length > 1 ? [`${arm.name}, ${arm.weight / 100} %:`] : []),
      ...arm.targets.map(
        ({ offering, on }, index) => `${index + 1}. ${offering}${on ? ` if ${on.join(', ')}` : ''}`,
      ),
    ]);
  const limits = (definition: RuleDefinition) =>
    Object.entries(definition.limits ?? {}).map(([name, value]) => `${name}: ${value}`);
  const rows: [label: string, of: (version: Version) => readonly string[]][] = [
    ['Key', (version) => [version.key]],
    ['Enabled', (version) => [version.enabled ? 'yes' : 'no']],
    ['When', ({ definition }) => [definition.when ? describeCondition(definition.when) : 'every request']],
    [
      'If unknown',
      ({ definition }) => [definition.onUnknown === 'deny' ? 'deny it' : 'go on to the next rule'],
    ],
    ['Offerings', ({ definition }) => targets(definition)],
    ['Salt', ({ definition }) => (definition.salt ? [definition.salt] : [])],
    ['Escalation', ({ definition }) => escalation(definition)],
    ['Capabilities', ({ definition }) => definition.needs ?? []],
    ['Regions', ({ definition }) => definition.regions ?? []],
    ['Limits', ({ definition }) => limits(definition)],
    ['Note', ({ definition }) => (definition.note ? [definition.note] : [])],
  ];
  return rows.map(([label, of]) => {
    const [m, t] = [of(mine), of(theirs)];
    return { label, mine: lines(m), theirs: lines(t), same: m.join('\n') === t.join('\n') };
  });
}

function escalation({ escalate }: RuleDefinition): string[] {
  if (!escalate) return [];
  const cost = escalate.maxCostUsd ? ` for at most $${escalate.maxCostUsd}` : '';
  return [`below ${escalate.below}${cost}`, ...escalate.targets.map(({ offering }) => offering)];
}

function lines(values: readonly string[]) {
  if (values.length === 0) return 'none';
  return values.map((value) => <div key={value}>{value}</div>);
}
