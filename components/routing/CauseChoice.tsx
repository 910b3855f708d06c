'use client';

import { Button, Checkbox, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { CAUSES, type Cause } from '@/lib/policy/types';
import { CAUSE_WORDS, describeCauses } from '@/lib/routing/describe';
import styles from './targets.module.css';

/** After a low-quality answer only escalations count, so it is no cause for a fallback. */
const FALLBACK_CAUSES = CAUSES.filter((cause) => cause !== 'low_quality');

/** After which failures of those before it a fallback is tried; undefined = after any. */
export function CauseChoice({
  name,
  on,
  onChange,
}: {
  readonly name: string;
  readonly on: readonly Cause[] | undefined;
  readonly onChange: (on: Cause[] | undefined) => void;
}) {
  const chosen = on ?? [];
  const change = (next: readonly Cause[]) => onChange(next.length > 0 ? [...next].sort() : undefined);
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          h="auto"
          py={3}
          className={styles.causes}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Tried ${describeCauses(on)}: ${name}`}
          styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
        >
          Tried {describeCauses(on)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`When to try ${name}`}>
        <fieldset className={styles.causeChoice}>
          <legend>Tried after</legend>
          <Checkbox
            label="any failure"
            checked={chosen.length === 0}
            onChange={() => change(chosen.length === 0 ? FALLBACK_CAUSES : [])}
          />
          {FALLBACK_CAUSES.map((cause) => (
            <Checkbox
              key={cause}
              label={CAUSE_WORDS[cause]}
              checked={chosen.includes(cause)}
              onChange={(event) =>
                change(
                  event.currentTarget.checked
                    ? [...chosen, cause]
                    : chosen.filter((other) => other !== cause),
                )
              }
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
