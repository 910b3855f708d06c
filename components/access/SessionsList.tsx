'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { Sign } from '@/components/ui/Sign';
import type { SessionDto } from '@/lib/auth/session';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

const METHODS: Readonly<Record<SessionDto['method'], string>> = {
  password: 'with a password',
  totp: 'with a password and a code',
  recovery_code: 'with a password and a recovery code',
  provider: 'with an identity provider',
};

/** Where somebody is signed in, and the way to end it. */
export function SessionsList({
  sessions,
  end,
  all,
}: {
  readonly sessions: readonly SessionDto[];
  /** Ends one, or (null) those that `all` speaks of. */
  readonly end: (sessionId: string | null) => Promise<ActionResult<unknown>>;
  /** "End all other sessions" and what comes of it. */
  readonly all: { readonly label: string; readonly effect: string };
}) {
  if (sessions.length === 0) return <p className={styles.note}>Nobody is signed in with this account.</p>;
  return (
    <>
      <ul className={styles.list}>
        {sessions.map(({ id, device, address, method, provider, since, lastSeenAt, current }) => (
          <li key={id} className={styles.item}>
            <div className={styles.itemWords}>
              <div className={styles.itemName}>{device}</div>
              <div className={styles.note}>
                {address ?? 'address unknown'} · {provider ? `with ${provider}` : METHODS[method]}
              </div>
            </div>
            <div className={styles.note}>
              since <DateTime at={since} />, last seen <DateTime at={lastSeenAt} />
            </div>
            {current ? (
              <Sign tone="good">This one</Sign>
            ) : (
              <ConfirmAction
                label="End"
                title={`End the session of ${device}?`}
                effect="Whoever uses it is signed out at the next click. What was typed and not saved there is kept in that browser."
                confirmLabel="End session"
                onConfirm={() => end(id)}
                buttonProps={{ size: 'compact-sm', 'aria-label': `End the session of ${device}` }}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.some(({ current }) => !current) && (
        <div className={styles.bar} style={{ marginTop: 12 }}>
          <ConfirmAction
            label={all.label}
            title={`${all.label}?`}
            effect={all.effect}
            confirmLabel="End sessions"
            onConfirm={() => end(null)}
          />
        </div>
      )}
    </>
  );
}
