'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { CALENDAR_LINKS_HREF } from '@/components/ui/links/contracts';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { Sign } from '@/components/ui/Sign';
import { useAct } from '@/components/ui/use-act';
import { type CalendarLinkDto, calendarAddress } from '@/lib/contracts/calendar';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './calendars.module.css';

/** One's own secret addresses for calendars: made, shown once, revoked. */
export function CalendarLinks({
  links,
  origin,
  create,
  revoke,
}: {
  readonly links: readonly CalendarLinkDto[];
  /** Where this installation answers. */
  readonly origin: string;
  readonly create: () => Promise<ActionResult<{ readonly id: string; readonly secret: string }>>;
  readonly revoke: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const { act, error, pending } = useAct();
  const [made, setMade] = useState<string | null>(null);
  const make = () =>
    act(async () => {
      const result = await create();
      if (result.ok) setMade(result.data.secret);
      return result;
    });

  if (made)
    return (
      <ShownOnce
        title="Address of your calendar"
        value={calendarAddress(origin, made)}
        copyLabel="Copy address"
        onAgain={{ label: 'New address', run: () => setMade(null) }}
        done={{ label: 'Back to addresses', href: CALENDAR_LINKS_HREF }}
      >
        Subscribe to it in your calendar; it is read again every few hours. The address is the secret: whoever
        has it reads what you may read. It is not shown again.
      </ShownOnce>
    );

  return (
    <div className={styles.stack}>
      <FormErrors error={error} />
      <div>
        <Button loading={pending} onClick={() => void make()}>
          Make an address
        </Button>
      </div>
      {links.length > 0 && (
        <ul className={styles.list}>
          {links.map(({ id, status, createdAt, lastUsedAt, revokedAt }) => (
            <li key={id}>
              <span className={styles.name}>
                <code>{id}</code> made <DateTime at={createdAt} />
              </span>
              <span className={styles.note}>
                {status === 'revoked' ? (
                  <>
                    revoked <DateTime at={revokedAt} />
                  </>
                ) : (
                  <>
                    last read <DateTime at={lastUsedAt} />
                  </>
                )}
              </span>
              <Sign tone={status === 'active' ? 'good' : 'neutral'}>
                {status === 'active' ? 'Active' : 'Revoked'}
              </Sign>
              {status === 'active' && (
                <ConfirmAction
                  label="Revoke"
                  title={`Revoke address ${id}?`}
                  effect="Calendars that read it find nothing from now on. It cannot be restored."
                  confirmLabel="Revoke address"
                  onConfirm={async () => {
                    const result = await revoke({ linkId: id });
                    return result.ok ? undefined : result;
                  }}
                  buttonProps={{ size: 'compact-sm', 'aria-label': `Revoke ${id}` }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
