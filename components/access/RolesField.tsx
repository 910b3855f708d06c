'use client';

import { Checkbox } from '@mantine/core';
import { PlainTable } from '@/components/ui/PlainTable';
import type { Grant } from '@/lib/auth/person-schema';
import { APPROVING_ROLES, ROLE_SUMMARIES, ROLES, type Role, roleLabel } from '@/lib/auth/roles';
import styles from './access.module.css';

/** Roles with something to do in one environment alone. */
const BY_ENVIRONMENT: readonly Role[] = ['admin', ...APPROVING_ROLES];

/** Which roles, and where: a grid of roles by environments. Held everywhere, a role is held in each. */
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
  readonly environments?: readonly { readonly key: string; readonly name: string }[];
  readonly error?: string | false;
  readonly disabled?: boolean;
  /** Those that can be chosen. */
  readonly roles?: readonly Role[];
}) {
  const holds = (role: Role, environment: string | null) =>
    grants.some((grant) => grant.role === role && grant.environment === environment);
  const set = (role: Role, environment: string | null, held: boolean) => {
    const rest = grants.filter(
      (grant) =>
        grant.role !== role ||
        (environment !== null && grant.environment !== environment && grant.environment),
    );
    onChange(held ? [...rest, { role, environment }] : rest);
  };
  return (
    <fieldset
      className={styles.roles}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>Roles</legend>
      <PlainTable label="Roles by environment" minWidth={240 + 104 * environments.length}>
        <thead>
          <tr>
            <th scope="col">Everywhere</th>
            {environments.map(({ key, name }) => (
              <th key={key} scope="col">
                Only in {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role}>
              <th scope="row" className={styles.roleCell}>
                <Checkbox
                  label={roleLabel(role)}
                  description={ROLE_SUMMARIES[role]}
                  checked={holds(role, null)}
                  disabled={disabled}
                  onChange={(event) => set(role, null, event.currentTarget.checked)}
                />
              </th>
              {environments.map(({ key, name }) => (
                <td key={key} className={styles.placeCell} data-label={name}>
                  {(BY_ENVIRONMENT.includes(role) || holds(role, key)) && (
                    <Checkbox
                      aria-label={`${roleLabel(role)} in ${name}`}
                      checked={holds(role, null) || holds(role, key)}
                      disabled={disabled || holds(role, null)}
                      onChange={(event) => set(role, key, event.currentTarget.checked)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
