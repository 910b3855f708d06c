'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { Sign } from '@/components/ui/Sign';
import type { TokenDto } from '@/lib/auth/token-schema';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

const STATUS_WORDS = { active: 'Active', expired: 'Expired', revoked: 'Revoked' } as const;

/** Tokens that act for someone, each with what it may do, its use and its end. */
export function OwnTokenList({
  tokens,
  revoke,
}: {
  readonly tokens: readonly TokenDto[];
  /** Null for those who may not revoke. */
  readonly revoke: ((input: unknown) => Promise<ActionResult<void>>) | null;
}) {
  return (
    <ul className={styles.list}>
      {tokens.map(({ id, name, environment, scopes, status, lastUsedAt, expiresAt, revokedAt }) => (
        <li key={id} className={styles.item}>
          <div className={styles.itemWords}>
            <div>
              <span className={styles.itemName}>{name}</span> in {environment}
            </div>
            <div className={styles.note}>
              {scopes.join(' · ')} · <code>{id}</code>
            </div>
          </div>
          <div className={styles.note}>
            {status === 'active' ? (
              <>
                {lastUsedAt ? (
                  <>
                    used <DateTime at={lastUsedAt} />
                  </>
                ) : (
                  'not used yet'
                )}
                ,{' '}
                {expiresAt ? (
                  <>
                    until <DateTime at={expiresAt} />
                  </>
                ) : (
                  'until it is revoked'
                )}
              </>
            ) : (
              <>
                ended <DateTime at={revokedAt ?? expiresAt} />
              </>
            )}
          </div>
          <Sign tone={status === 'active' ? 'good' : 'neutral'}>{STATUS_WORDS[status]}</Sign>
          {revoke && status === 'active' && (
            <ConfirmAction
              label="Revoke"
              title={`Revoke ${name}?`}
              effect={`Whatever uses it in ${environment} is refused at once. A revoked token cannot be restored.`}
              confirmLabel="Revoke token"
              onConfirm={() => revoke({ tokenId: id })}
              buttonProps={{ size: 'compact-sm', 'aria-label': `Revoke ${name}` }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
