'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Link } from '@/components/ui/Link';
import { Sign } from '@/components/ui/Sign';
import type { RoleEffect } from '@/lib/auth/group-role';
import { type Role, roleLabel } from '@/lib/auth/roles';
import type { ActionResult } from '@/lib/http/action-result';
import styles from '../access.module.css';
import { personHref } from '../links';
import { RoleEffectText } from './RoleEffectText';

interface Group {
  readonly name: string;
  readonly id: string | null;
  readonly members: number;
  readonly named: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly {
    readonly id: string;
    readonly role: Role;
    readonly environment: string | null;
    readonly holders: number;
  }[];
}

/** Groups, who is in them, and what each gives. */
export function GroupList({
  groups,
  losses,
  remove,
}: {
  readonly groups: readonly Group[];
  readonly losses: (id: string) => Promise<ActionResult<RoleEffect>>;
  /** Null for those who may not. */
  readonly remove: ((input: unknown) => Promise<ActionResult<void>>) | null;
}) {
  return (
    <ul className={styles.list}>
      {groups.map(({ name, id, members, named, roles }) => (
        <li key={name} className={styles.group}>
          <div className={styles.itemWords}>
            <h3 className={styles.itemName}>{name}</h3>
            {members > 0 ? (
              <details className={styles.note}>
                <summary>{members === 1 ? '1 person' : `${members} people`}</summary>
                <p className={styles.members}>
                  {named.map((person) => (
                    <Link key={person.id} href={personHref(person.id)}>
                      {person.name}
                    </Link>
                  ))}
                  {members > named.length && ` and ${members - named.length} more`}
                </p>
              </details>
            ) : (
              <p className={styles.note}>{id === null ? 'Nobody was seen in it yet.' : 'Nobody is in it.'}</p>
            )}
          </div>
          <ul className={styles.given} aria-label={`What ${name} gives`}>
            {roles.length === 0 && <li className={styles.note}>Gives nothing.</li>}
            {roles.map((given) => (
              <li key={given.id} className={styles.bar}>
                <Sign tone="information">{roleLabel(given.role)}</Sign>
                <span className={styles.note}>
                  {given.environment ? `in ${given.environment}` : 'everywhere'}
                </span>
                {remove && (
                  <ConfirmAction
                    label="Remove"
                    title={`${name} gives ${roleLabel(given.role)} no more?`}
                    effect={
                      <RoleEffectText
                        load={() => losses(given.id)}
                        words={({ count }) =>
                          count === 0
                            ? 'Nobody loses it: those who hold it have it otherwise too.'
                            : `${count === 1 ? 'One person loses' : `${count} people lose`} it at once.`
                        }
                      />
                    }
                    confirmLabel="Remove role"
                    onConfirm={() => remove({ id: given.id })}
                    buttonProps={{
                      size: 'compact-sm',
                      'aria-label': `Remove ${roleLabel(given.role)} from ${name}`,
                    }}
                  />
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
