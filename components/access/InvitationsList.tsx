'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { Sign } from '@/components/ui/Sign';
import type { InvitationDto } from '@/lib/auth/person';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';
import { rolesInWords } from './links';

/** Invitations that wait to be accepted, or ran out waiting. */
export function InvitationsList({
  invitations,
  revoke,
}: {
  readonly invitations: readonly InvitationDto[];
  /** Null for those who may not revoke. */
  readonly revoke: ((input: unknown) => Promise<ActionResult<void>>) | null;
}) {
  return (
    <ul className={styles.list}>
      {invitations.map(({ id, name, email, grants, state, expiresAt, invitedBy }) => (
        <li key={id} className={styles.item}>
          <div className={styles.itemWords}>
            <div>
              <span className={styles.itemName}>{name}</span> {email}
            </div>
            <div className={styles.note}>
              {rolesInWords(grants)}
              {invitedBy && ` · invited by ${invitedBy}`}
            </div>
          </div>
          <div className={styles.note}>
            {state === 'open' ? 'until ' : 'ended '}
            <DateTime at={expiresAt} />
          </div>
          {state === 'open' ? <Sign tone="information">Open</Sign> : <Sign tone="neutral">Expired</Sign>}
          {revoke && (
            <ConfirmAction
              label={state === 'open' ? 'Revoke' : 'Remove'}
              title={
                state === 'open' ? `Revoke the invitation for ${name}?` : `Remove the invitation for ${name}?`
              }
              effect={
                state === 'open'
                  ? `The link that was given to ${email} stops working. You can invite them again.`
                  : 'Its link no longer works; it leaves this list.'
              }
              confirmLabel={state === 'open' ? 'Revoke invitation' : 'Remove invitation'}
              onConfirm={() => revoke({ invitationId: id })}
              buttonProps={{
                size: 'compact-sm',
                'aria-label': `${state === 'open' ? 'Revoke' : 'Remove'} the invitation for ${name}`,
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
