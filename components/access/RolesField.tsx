'use client';

import { Checkbox, MultiSelect } from '@mantine/core';
import type { Grant } from '@/lib/auth/person-schema';
import { ROLE_SUMMARIES, ROLES, type Role, roleLabel } from '@/lib/auth/roles';
import styles from './access.module.css';

/** Roles whose actions are about one environment, so that holding them in some only makes sense. */
const BY_ENVIRONMENT: readonly Role[] = ['architect', 'publisher'];

/** Which roles, and where: every role with what it is for; those about environments can be held in some only. */
export function RolesField({
  id,
  grants,
  onChange,
  environments = [],
  error = false,
  disabled = false,
  roles = ROLES,
}: {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly onChange: (grants: Grant[]) => void;
  /** Without any, roles are held everywhere. */
  readonly environments?: readonly { readonly key: string; readonly name: string }[];
  readonly error?: string | false;
  readonly disabled?: boolean;
  /** Those that can be chosen. */
  readonly roles?: readonly Role[];
}) {
  const heldIn = (role: Role) => grants.filter((grant) => grant.role === role);
  const set = (role: Role, where: readonly (string | null)[]) =>
    onChange(
      ROLES.flatMap((one) =>
        one === role ? where.map((environment) => ({ role, environment })) : heldIn(one),
      ),
    );

  return (
    <fieldset
      className={styles.roles}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>Roles</legend>
      {roles.map((role) => {
        const held = heldIn(role);
        const some = held.flatMap(({ environment }) => environment ?? []);
        const choosable = environments.length > 0 && (BY_ENVIRONMENT.includes(role) || some.length > 0);
        return (
          <div key={role} className={styles.role}>
            <Checkbox
              label={roleLabel(role)}
              description={ROLE_SUMMARIES[role]}
              checked={held.length > 0}
              disabled={disabled}
              onChange={(event) => set(role, event.currentTarget.checked ? [null] : [])}
            />
            <div className={styles.where}>
              {held.length > 0 && choosable && (
                <MultiSelect
                  size="xs"
                  aria-label={`Where ${roleLabel(role).toLowerCase()} is held`}
                  placeholder={some.length === 0 ? 'Everywhere' : ''}
                  data={environments.map(({ key, name }) => ({ value: key, label: name }))}
                  value={some}
                  disabled={disabled}
                  onChange={(keys) => set(role, keys.length > 0 ? keys : [null])}
                />
              )}
            </div>
          </div>
        );
      })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
