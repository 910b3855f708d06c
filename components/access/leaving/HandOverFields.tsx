'use client';

import { Select } from '@mantine/core';
import {
  HANDED_OVER,
  type HandedOver,
  type HandOver,
  isHandedOver,
  type WaitingWork,
  WORK_WORDS,
} from '@/lib/auth/hand-over';
import styles from '../access.module.css';
import { WorkItems } from './WorkItems';

/** Who takes over, by kind; '' = nobody. */
export type Takers = Readonly<Partial<Record<HandedOver, string>>>;

/** What a command takes of it. */
export function handOverOf(takers: Takers): HandOver {
  return HANDED_OVER.flatMap((kind) => (takers[kind] ? [{ kind, to: takers[kind] }] : []));
}

/** What waits for a person, with who takes over each kind, or all of it. */
export function HandOverFields({
  work,
  people,
  takers,
  onChange,
}: {
  readonly work: readonly WaitingWork[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly takers: Takers;
  readonly onChange: (takers: Takers) => void;
}) {
  const data = people.map(({ id, name }) => ({ value: id, label: name }));
  const given = work.flatMap(({ kind }) => (isHandedOver(kind) ? [kind] : []));
  const [first] = given;
  const all = first && given.every((kind) => takers[kind] === takers[first]) ? takers[first] : undefined;
  return (
    <div className={styles.work}>
      {given.length > 1 && (
        <Select
          label="Hand everything to"
          placeholder="Choose kind by kind"
          data={data}
          value={all ?? null}
          searchable
          clearable
          onChange={(value) => onChange(Object.fromEntries(given.map((kind) => [kind, value ?? ''])))}
        />
      )}
      <ul className={styles.list} aria-label="What waits for them">
        {work.map((one) => (
          <li key={one.kind} className={styles.group}>
            <WorkItems work={one} />
            {isHandedOver(one.kind) && (
              <Select
                aria-label={`${WORK_WORDS[one.kind].label}: who takes over`}
                placeholder="Leave it"
                data={data}
                value={takers[one.kind] || null}
                searchable
                clearable
                onChange={(value) => onChange({ ...takers, [one.kind]: value ?? '' })}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
