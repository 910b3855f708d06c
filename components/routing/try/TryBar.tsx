'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { CopyButton } from '@/components/ui/CopyButton';
import { DateTime } from '@/components/ui/DateTime';
import { LONGEST_LINK, type PolicyChoice, type TryPlace, tryHref } from '@/lib/routing/try-link';
import type { TryPolicy } from '@/lib/routing/try-policy';
import styles from './try.module.css';

/** Which policy is tried and at what time, and the link that leads back to just this. */
export function TryBar({
  policy,
  versions,
  drafts,
  place,
  now,
  pending,
  onPolicy,
  onAt,
}: {
  readonly policy: TryPolicy | null;
  /** Newest first; the first is the active one. */
  readonly versions: readonly number[];
  /** Names of the open ones. */
  readonly drafts: readonly string[];
  readonly place: TryPlace;
  /** ms since 1970: the time the decision is for. */
  readonly now: number;
  readonly pending: boolean;
  readonly onPolicy: (choice: Pick<TryPlace, 'policy' | 'draft'>) => void;
  readonly onAt: (at: string | null) => void;
}) {
  const [active, ...earlier] = versions;
  const at = (policy: PolicyChoice, draft = place.draft) => ({ policy, draft });
  const choices = [
    ...drafts.map((draft) => ({ label: `Draft ${draft}`, choice: at('draft', draft) })),
    ...(active === undefined ? [] : [{ label: `Version ${active}, active`, choice: at('active') }]),
    ...earlier.map((version) => ({ label: `Version ${version}`, choice: at(version) })),
  ].map((one) => ({ ...one, value: keyOf(one.choice) }));
  const chosen = keyOf(at(place.policy === active ? 'active' : place.policy));
  return (
    <div className={styles.bar}>
      <Select
        label="Decided by"
        data={choices.map(({ value, label }) => ({ value, label }))}
        value={chosen}
        allowDeselect={false}
        disabled={pending}
        w={190}
        onChange={(value) => {
          const found = choices.find((one) => one.value === value);
          if (found) onPolicy(found.choice);
        }}
      />
      <TextInput
        type="datetime-local"
        step={1}
        label="At"
        rightSection="UTC"
        rightSectionWidth={44}
        w={250}
        value={place.at === null ? '' : place.at.slice(0, 19)}
        onChange={(event) => {
          const at = instantOf(event.currentTarget.value);
          if (at !== undefined) onAt(at);
        }}
      />
      <div className={styles.barNote}>
        {place.at === null ? (
          <span>
            Now: <DateTime at={new Date(now).toISOString()} />
          </span>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => onAt(null)}>
            Back to now
          </Button>
        )}
      </div>
      <ExactLink policy={policy} place={place} now={now} />
    </div>
  );
}

/** A draft is told apart by its name. */
function keyOf({ policy, draft }: Pick<TryPlace, 'policy' | 'draft'>): string {
  return policy === 'draft' ? `draft ${draft}` : String(policy);
}

/** What a date-time field holds as an instant; null = emptied, undefined = not one (yet). */
function instantOf(typed: string): string | null | undefined {
  if (typed === '') return null;
  const at = new Date(`${typed}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const never = () => () => {};

/** A link that names version and time, so that it shows the same decision for ever; a draft can only be named. */
function ExactLink({
  policy,
  place,
  now,
}: {
  readonly policy: TryPolicy | null;
  readonly place: TryPlace;
  readonly now: number;
}) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  if (!policy) return null;
  const href = tryHref({
    ...place,
    policy: policy.version ?? 'draft',
    draftRevision: policy.draftRevision,
    at: new Date(now).toISOString(),
  });
  return (
    <div className={styles.exact}>
      {href.length > LONGEST_LINK ? (
        <span>This request is too long for a link.</span>
      ) : (
        <>
          <span>Link to this decision</span>
          <CopyButton value={`${origin}${href}`} label="Copy link to this decision" />
        </>
      )}
    </div>
  );
}
