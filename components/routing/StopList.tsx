'use client';

import { Textarea } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { versionHref } from '@/components/ui/links/routing';
import type { ActionResult } from '@/lib/http/action-result';
import type { StopDto } from '@/lib/routing/dto';
import styles from './routing.module.css';

/** The stops in force, with why and since when, and the way to lift each. `lift` null = the reader may not. */
export function StopList({
  stops,
  environment,
  environmentName,
  lift,
}: {
  readonly stops: readonly StopDto[];
  readonly environment: string;
  readonly environmentName: string;
  readonly lift: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  const [reason, setReason] = useState('');
  return (
    <ul className={styles.targets}>
      {stops.map((stop) => (
        <li key={stop.key} className={styles.stop}>
          <div style={{ minWidth: 0 }}>
            <div className={styles.targetName}>
              {stop.subject} <span className={styles.mono}>{stop.name}</span>
            </div>
            <div className={styles.targetFacts}>
              <span>{stop.reason}</span>
              {stop.version !== null && (
                <span>
                  since <Link href={versionHref(stop.version, environment)}>version {stop.version}</Link>,{' '}
                  <DateTime at={stop.at} /> by {stop.by ?? 'someone erased'}
                </span>
              )}
            </div>
          </div>
          {lift && (
            <ConfirmAction
              label="Lift"
              title={`Lift the stop of ${stop.subject} ${stop.name} in ${environmentName}?`}
              effect={
                <>
                  <p>Routers may use it again within seconds, wherever a rule lists it and it is cleared.</p>
                  <Textarea
                    mt={8}
                    label="Why"
                    autosize
                    minRows={2}
                    maxLength={2000}
                    value={reason}
                    onChange={(event) => setReason(event.currentTarget.value)}
                  />
                </>
              }
              confirmLabel="Lift stop"
              buttonProps={{
                size: 'compact-sm',
                style: { flex: 'none' },
                'aria-label': `Lift the stop of ${stop.subject} ${stop.name}`,
              }}
              onConfirm={async () => {
                const result = await lift({ environment, stop: stop.key, reason });
                if (result.ok) setReason('');
                return result;
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
