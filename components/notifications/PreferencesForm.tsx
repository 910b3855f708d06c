'use client';

import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { PlainTable } from '@/components/ui/PlainTable';
import { useAct } from '@/components/ui/use-act';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionResult } from '@/lib/http/action-result';
import {
  MAIL_CHOICES,
  type MailChoice,
  NOTIFICATION_KINDS,
  type Preference,
} from '@/lib/notifications/kinds';
import styles from './notifications.module.css';

const MAIL_WORDS: Readonly<Record<MailChoice, string>> = {
  none: 'No mail',
  at_once: 'At once',
  digest: 'In the daily digest',
};

/** How I want to hear of each kind of thing. Each choice is saved as it is made. */
export function PreferencesForm({
  preferences,
  mail,
  save,
}: {
  readonly preferences: readonly Preference[];
  /** Whether this installation sends mail at all. */
  readonly mail: boolean;
  readonly save: (preference: Preference) => Promise<ActionResult<unknown>>;
}) {
  const { act, error, pending } = useAct();
  const hydrated = useHydrated();
  // What was just chosen, until the server has it.
  const [chosen, setChosen] = useState<readonly Preference[]>(preferences);
  const choose = async (wish: Preference) => {
    const before = chosen;
    setChosen(chosen.map((one) => (one.kind === wish.kind ? wish : one)));
    if (!(await act(() => save(wish)))) setChosen(before);
  };
  return (
    <>
      <FormErrors error={error} />
      {!mail && (
        <p className={styles.muted}>
          This installation sends no mail: whoever runs it has not set FAIRLEAD_SMTP_URL. What you choose here
          holds from then on.
        </p>
      )}
      <PlainTable label="What you hear of" minWidth={480}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">In the console</th>
            <th scope="col">By mail</th>
          </tr>
        </thead>
        <tbody>
          {chosen.map((wish) => {
            const { name, summary } = NOTIFICATION_KINDS[wish.kind];
            return (
              <tr key={wish.kind}>
                <th scope="row">
                  {name}
                  <div className={`${styles.muted} ${styles.small}`}>{summary}</div>
                </th>
                <td>
                  <Checkbox
                    aria-label={`${name} in the console`}
                    checked={wish.console}
                    disabled={pending || !hydrated}
                    onChange={(event) => void choose({ ...wish, console: event.currentTarget.checked })}
                  />
                </td>
                <td>
                  <NativeSelect
                    className={styles.wish}
                    aria-label={`${name} by mail`}
                    value={wish.mail}
                    disabled={pending || !hydrated}
                    data={MAIL_CHOICES.map((value) => ({ value, label: MAIL_WORDS[value] }))}
                    onChange={(event) =>
                      void choose({ ...wish, mail: event.currentTarget.value as MailChoice })
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
    </>
  );
}
