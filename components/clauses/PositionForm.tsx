'use client';

import { Button, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { ClauseType } from '@/lib/contracts/clause-type';
import type { PlaybookPosition } from '@/lib/contracts/playbook';
import type { ActionResult } from '@/lib/http/action-result';
import { CheckRow } from './CheckRow';
import { newCheck, waysOf } from './check-choices';
import styles from './playbook.module.css';
import { EMPTY_POSITION, LEVELS, positionWords } from './position-levels';

interface KeptPosition extends PlaybookPosition {
  readonly id: string;
  readonly revision: number;
}

const LABELS = Object.fromEntries(LEVELS.map(({ key, name }) => [`/${key}`, name]));

const valuesOf = ({ preferred, acceptable, walkAway, checks }: PlaybookPosition): PlaybookPosition => ({
  ...{ preferred, acceptable, walkAway, checks },
});

/** What is wanted of a type of clause: words for people, and what of it can be checked. Empty again, it is taken out. */
export function PositionForm({
  type,
  existing,
  regions,
  save,
}: {
  readonly type: ClauseType;
  /** Null = there is no position yet. */
  readonly existing: KeptPosition | null;
  readonly regions: readonly string[];
  /** Gives null once a position says nothing any more. */
  readonly save: (input: unknown) => Promise<ActionResult<KeptPosition | null>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<PlaybookPosition, KeptPosition>({
    kind: `playbook:${type.key}`,
    existing,
    initial: existing ? valuesOf(existing) : EMPTY_POSITION,
    valuesOf,
    save: async (position, edited) => {
      const result = await save({ ...position, clauseType: type.key, revision: edited?.revision ?? 0 });
      const none = { ...EMPTY_POSITION, id: type.key, revision: 0 };
      return result.ok ? { ...result, data: result.data ?? none } : result;
    },
    onSaved: () => router.refresh(),
  });
  const { parameters } = type;

  if (conflict) {
    const theirs = positionWords(conflict.theirs, parameters);
    const fields = positionWords(values, parameters).map(({ label, text }, i) => {
      const other = theirs[i]?.text ?? '';
      return { label, mine: text, theirs: other, same: text === other };
    });
    return <ConflictView what="position" fields={fields} {...conflict.choices} />;
  }

  const first = parameters.find((one) => waysOf(one).length > 0);
  const setChecks = (
    level: keyof PlaybookPosition['checks'],
    checks: PlaybookPosition['checks']['preferred'],
  ) => setValues((now) => ({ ...now, checks: { ...now.checks, [level]: checks } }));
  return (
    <Form error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.levels}>
        {LEVELS.map(({ key, name, help, checked }) => {
          const checks = values.checks[key];
          return (
            <section key={key} className={styles.level} aria-label={name}>
              <Textarea
                id={fieldId(`/${key}`)}
                error={fieldError(error?.fields, `/${key}`)}
                label={name}
                description={help}
                autosize
                minRows={3}
                maxRows={12}
                value={values[key]}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setValues((now) => ({ ...now, [key]: text }));
                }}
              />
              {checks.length > 0 && <p className={styles.checked}>{checked}</p>}
              {checks.map((check, place) => (
                <CheckRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a check being typed has nothing else that stays
                  key={place}
                  check={check}
                  parameters={parameters}
                  regions={regions}
                  error={problemOf(error?.fields, `/checks/${key}/${place}`)}
                  onChange={(next) => setChecks(key, checks.with(place, next))}
                  onRemove={() => setChecks(key, checks.toSpliced(place, 1))}
                />
              ))}
              {first && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  className={styles.add}
                  onClick={() => setChecks(key, [...checks, newCheck(first, waysOf(first)[0] ?? 'equals')])}
                >
                  Add a check<span className="visually-hidden"> to {name.toLowerCase()}</span>
                </Button>
              )}
            </section>
          );
        })}
      </div>
      <SaveBar label="Save position" {...bar} />
    </Form>
  );
}

/** What is wrong with a check, wherever in it. */
function problemOf(problems: Parameters<typeof fieldError>[0], path: string): string | false {
  return problems?.find((problem) => problem.path.startsWith(`${path}/`))?.message ?? false;
}
