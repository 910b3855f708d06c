'use client';

import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { Sign } from '@/components/ui/Sign';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { PersonDto } from '@/lib/auth/person';
import { ROLES, type Role, roleLabel } from '@/lib/auth/roles';
import styles from './access.module.css';
import { personHref, rolesInWords } from './links';

const status = (person: PersonDto) => (person.deactivatedAt ? 'deactivated' : 'active');

const COLUMNS: readonly DataColumn<PersonDto>[] = [
  { id: 'name', label: 'Name', value: ({ name }) => name, width: 150 },
  { id: 'email', label: 'E-mail', value: ({ emails }) => emails.join(', '), width: 200 },
  {
    id: 'roles',
    label: 'Roles',
    value: ({ grants, groupGrants }) => rolesInWords([...grants, ...groupGrants]),
    width: 230,
  },
  {
    id: 'lastSignIn',
    label: 'Last sign-in',
    value: ({ lastSignInAt }) => lastSignInAt,
    cell: ({ lastSignInAt }) => <DateTime at={lastSignInAt} />,
    descendingFirst: true,
    width: 180,
  },
  {
    id: 'secondFactor',
    label: 'Second factor',
    value: ({ secondFactor }) => (secondFactor ? 'yes' : 'no'),
    cell: ({ secondFactor }) => (secondFactor ? 'Yes' : <span className={styles.note}>No</span>),
    width: 120,
  },
  { id: 'provider', label: 'Provider', value: ({ provider }) => provider?.name ?? null, width: 100 },
  {
    id: 'sessions',
    label: 'Sessions',
    value: ({ sessions }) => sessions,
    descendingFirst: true,
    width: 90,
  },
  {
    id: 'since',
    label: 'Since',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <DateTime at={createdAt} />,
    hidden: true,
    width: 180,
  },
  {
    id: 'status',
    label: 'Status',
    value: status,
    cell: (person) =>
      person.deactivatedAt ? <Sign tone="neutral">Deactivated</Sign> : <Sign tone="good">Active</Sign>,
    width: 110,
  },
];

const FILTERS: readonly TableFilter<PersonDto>[] = [
  {
    id: 'role',
    label: 'Role',
    values: ({ grants, groupGrants }) => [...new Set([...grants, ...groupGrants].map(({ role }) => role))],
    labelOf: (value) => (ROLES.some((role) => role === value) ? roleLabel(value as Role) : value),
  },
  { id: 'status', label: 'Status', values: (person) => [status(person)] },
  { id: 'provider', label: 'Provider', values: ({ provider }) => [provider?.name ?? 'none'] },
  {
    id: 'secondFactor',
    label: 'Second factor',
    values: ({ secondFactor }) => [secondFactor ? 'yes' : 'no'],
  },
];

const rowId = ({ id }: PersonDto) => id;
const rowHref = ({ id }: PersonDto) => personHref(id);

/** Everyone who can or could sign in. A row opens the person. */
export function PeopleTable({ people }: { readonly people: readonly PersonDto[] }) {
  return (
    <DataTable
      label="People"
      noun={['person', 'people']}
      columns={COLUMNS}
      filters={FILTERS}
      source={{ kind: 'rows', rows: people }}
      rowId={rowId}
      rowHref={rowHref}
      empty={<EmptyState title="Nobody has an account yet">Invite the first person.</EmptyState>}
    />
  );
}
