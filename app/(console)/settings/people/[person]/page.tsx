import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AskedRoles } from '@/components/access/AskedRoles';
import styles from '@/components/access/access.module.css';
import { DeactivatePerson } from '@/components/access/DeactivatePerson';
import { rolesInWords } from '@/components/access/links';
import { RolesForm } from '@/components/access/RolesForm';
import { DateTime } from '@/components/ui/DateTime';
import { MonoId } from '@/components/ui/MonoId';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { allows } from '@/lib/auth/permissions';
import { roleLabel } from '@/lib/auth/roles';
import { listEnvironmentKeys, readPerson } from '@/lib/auth/server/queries';
import { roleGrantsOf } from '@/lib/auth/server/role-grant-queries';
import { requireCaller } from '@/lib/auth/server/session';
import {
  approveRoleGrantAction,
  deactivateAction,
  updateRolesAction,
  withdrawRoleGrantAction,
} from '../../actions';
import { Refusal } from '../../refusal';
import { Access } from './Access';

export const metadata: Metadata = { title: 'Person' };

interface Props {
  readonly params: Promise<{ readonly person: string }>;
}

export default async function PersonPage({ params }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'people.read')) return <Refusal action="people.read" />;
  const [person, environments] = await Promise.all([
    readPerson(caller, (await params).person),
    listEnvironmentKeys(),
  ]);
  if (!person) notFound();
  const active = !person.deactivatedAt;
  const { asked, alone } = await roleGrantsOf(person.id, caller);
  const mayChange = active && allows(caller.roles, 'person.update_roles');
  return (
    <div className={styles.stack}>
      <PageHeader
        title={person.name}
        description={person.emails.join(', ')}
        signs={active ? <Sign tone="good">Active</Sign> : <Sign tone="neutral">Deactivated</Sign>}
        actions={
          active &&
          allows(caller.roles, 'person.deactivate') && (
            <DeactivatePerson person={person} deactivate={deactivateAction} />
          )
        }
      />
      <Section title="Record">
        <dl className={styles.facts}>
          <dt>Last sign-in</dt>
          <dd>
            <DateTime at={person.lastSignInAt} />
          </dd>
          <dt>Here since</dt>
          <dd>
            <DateTime at={person.createdAt} />
          </dd>
          {person.deactivatedAt && (
            <>
              <dt>Deactivated</dt>
              <dd>
                <DateTime at={person.deactivatedAt} />
              </dd>
            </>
          )}
          <dt>Id</dt>
          <dd>
            <MonoId value={person.id} label="Copy id" wrap />
          </dd>
        </dl>
      </Section>
      <Section title="What they may do">
        {mayChange ? (
          <RolesForm person={person} environments={environments} save={updateRolesAction} />
        ) : (
          <p>{rolesInWords(person.grants)}</p>
        )}
        {alone.length > 0 && (
          <p className={styles.note}>
            Given by one administrator, while there was no other: {alone.map(roleLabel).join(', ')}.
          </p>
        )}
      </Section>
      {active && asked.length > 0 && (
        <AskedRoles
          asked={asked}
          actions={mayChange ? { approve: approveRoleGrantAction, withdraw: withdrawRoleGrantAction } : {}}
        />
      )}
      <Access person={person} caller={caller} />
    </div>
  );
}
