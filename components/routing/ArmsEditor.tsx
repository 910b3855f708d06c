'use client';

import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { Section } from '@/components/ui/Section';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { FieldProblem } from '@/lib/core/errors';
import { describeShare } from '@/lib/routing/describe';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import { sampleSplit, withArm, withoutArm, withShare } from '@/lib/routing/split';
import { ArmSelection } from './ranking/ArmSelection';
import type { RankedPlace, RankedRule } from './ranking/ask-ranking';
import styles from './routing.module.css';
import { TargetList } from './TargetList';
import targetsStyles from './targets.module.css';

type Arms = RuleDefinition['arms'];

/** Whom a rule tries: one list, or a split of its units over several, such as a canary. */
export function ArmsEditor({
  arms,
  salt,
  defaultSalt,
  rows,
  problems,
  asked,
  onArms,
  onSalt,
  onLearn,
}: {
  readonly arms: Arms;
  readonly salt: string | undefined;
  /** What the split hashes with where no salt is stated. */
  readonly defaultSalt: string;
  readonly rows: ReadonlyMap<string, OfferingRow>;
  readonly problems: readonly FieldProblem[] | undefined;
  /** What rankings are asked with. */
  readonly asked: { readonly place: RankedPlace; readonly rule: RankedRule };
  readonly onArms: (arms: Arms) => void;
  readonly onSalt: (salt: string | undefined) => void;
  /** Told of an offering that was found, so that its facts can be shown. */
  readonly onLearn: (row: OfferingRow) => void;
}) {
  const split = arms.length > 1;
  const replace = (index: number, part: Partial<Arms[number]>) =>
    onArms(arms.map((arm, at) => (at === index ? { ...arm, ...part } : arm)));
  const samples = split ? sampleSplit(arms, salt ?? defaultSalt) : [];
  return (
    <>
      {arms.map((arm, index) => (
        <Section
          // biome-ignore lint/suspicious/noArrayIndexKey: an arm is known by its place, since its name is being edited
          key={index}
          title={titleOf(arm, split)}
          actions={
            split && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Remove the arm ${arm.name}`}
                onClick={() => onArms(withoutArm(arms, index))}
              >
                Remove
              </Button>
            )
          }
        >
          {split && (
            <div className={styles.fields} style={{ marginBottom: 8 }}>
              <TextInput
                id={fieldId(`/definition/arms/${index}/name`)}
                error={fieldError(problems, `/definition/arms/${index}/name`)}
                label="Arm"
                maxLength={100}
                value={arm.name}
                onChange={(event) => replace(index, { name: event.currentTarget.value })}
              />
              <NumberInput
                label="Share"
                suffix=" %"
                decimalScale={2}
                min={0}
                max={100}
                value={arm.weight / 100}
                disabled={index === 0}
                description={
                  index === 0
                    ? `What the others leave. ${samples[0]} of 1,000 sample units.`
                    : `${samples[index]} of 1,000 sample units.`
                }
                onChange={(value) => typeof value === 'number' && onArms(withShare(arms, index, value * 100))}
              />
            </div>
          )}
          <ArmSelection
            // What an arm set aside must not become another's, when one is removed before it.
            key={arms.length}
            arm={arm}
            place={`/definition/arms/${index}`}
            problems={problems}
            asked={asked}
            defaultSalt={salt ?? defaultSalt}
            onChange={(next) => onArms(arms.map((other, at) => (at === index ? next : other)))}
            onLearn={onLearn}
          >
            <div id={fieldId(`/definition/arms/${index}/targets`)} tabIndex={-1}>
              <TargetList
                targets={arm.targets}
                rows={rows}
                idPrefix={`arm-${index}`}
                onChange={(targets) => replace(index, { targets })}
                onAdd={(row) => {
                  onLearn(row);
                  replace(index, { targets: [...arm.targets, { offering: row.key }] });
                }}
              />
            </div>
          </ArmSelection>
        </Section>
      ))}
      <div
        className={targetsStyles.targetTools}
        style={{ gap: 16, alignItems: 'flex-end', flexWrap: 'wrap' }}
      >
        {split && (
          <TextInput
            label="Salt"
            description="Another salt draws the split anew."
            placeholder={defaultSalt}
            maxLength={200}
            value={salt ?? ''}
            onChange={(event) => onSalt(event.currentTarget.value || undefined)}
          />
        )}
        {arms.length < 20 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowsSplit2 size={14} />}
            onClick={() => onArms(withArm(arms))}
          >
            {split ? 'Add an arm' : 'Split off a canary'}
          </Button>
        )}
      </div>
    </>
  );
}

function titleOf({ weight, select }: Arms[number], split: boolean): string {
  if (split) return `Try, for ${describeShare(weight)} of units`;
  return select ? 'Try the best of' : 'Try in this order';
}
