'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { Sign } from '@/components/ui/Sign';
import type { CatalogLinkDto } from '@/lib/catalog/catalog-link';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

const STATUS_WORDS = { active: 'Active', expired: 'Expired', revoked: 'Revoked' } as const;

/** Secret addresses of the catalogue, each with its use and its end. */
export function CatalogLinkList({
  links,
  revoke,
}: {
  readonly links: readonly CatalogLinkDto[];
  readonly revoke: (input: unknown) => Promise<ActionResult<void>>;
}) {
  return (
    <ul className={styles.list}>
      {links.map((link) => (
        <li key={link.id} className={styles.item}>
          <div className={styles.itemWords}>
            <span className={styles.itemName}>{link.name}</span>
            <div className={styles.note}>
              <code>{link.id}</code> · made <DateTime at={link.createdAt} />
              {link.createdBy && ` by ${link.createdBy}`}
            </div>
          </div>
          <div className={styles.note}>
            <LinkUse link={link} />
          </div>
          <Sign tone={link.status === 'active' ? 'good' : 'neutral'}>{STATUS_WORDS[link.status]}</Sign>
          {link.status === 'active' && (
            <ConfirmAction
              label="Revoke"
              title={`Revoke the address of ${link.name}?`}
              effect="Whatever reads the catalogue there finds nothing at once. A revoked address cannot be restored."
              confirmLabel="Revoke address"
              onConfirm={() => revoke({ linkId: link.id })}
              buttonProps={{ size: 'compact-sm', 'aria-label': `Revoke ${link.name}` }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function LinkUse({ link }: { readonly link: CatalogLinkDto }) {
  if (link.status === 'revoked') {
    return (
      <>
        revoked <DateTime at={link.revokedAt} />
        {link.revokedBy && ` by ${link.revokedBy}`}
      </>
    );
  }
  const ended = link.status === 'expired';
  return (
    <>
      {link.lastUsedAt ? (
        <>
          read <DateTime at={link.lastUsedAt} />
        </>
      ) : (
        'not read yet'
      )}
      ,{' '}
      {link.expiresAt ? (
        <>
          {ended ? 'ended' : 'until'} <DateTime at={link.expiresAt} />
        </>
      ) : (
        'until it is revoked'
      )}
    </>
  );
}
