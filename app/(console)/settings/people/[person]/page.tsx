import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AskedRoles } from '@/components/access/AskedRoles';
import styles from '@/components/access/access.module.css';
import { DeactivatePerson } from '@/components/access/DeactivatePerson';
import { GroupGrants } from '@/components/access/GroupGrants';
import { HandOverForm } from '@/components/access/leaving/HandOverForm';
import { ReactivatePerson } from '@/components/access/leaving/ReactivatePerson';
import { WorkItems } from '@/components/access/leaving/WorkItems';
import { rolesInWords } from '@/components/access/links';
import { providerGroupsHref } from '@/components/access/providers/provider-links';
import { RenamePerson } from '@/components/access/RenamePerson';
import { RolesForm } from '@/components/access/RolesForm';
import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { MonoId } from '@/components/ui/MonoId';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { roleLabel } from '@/lib/auth/roles';
import { listEnvironmentKeys, listPeople, readPerson } from '@/lib/auth/server/queries';
import { roleGrantsOf } from '@/lib/auth/server/role-grant-queries';
import { requireCaller } from '@/lib/auth/server/session';
import { waitingWork } from '@/lib/auth/server/waiting-work';
import {
  approveRoleGrantAction,
  deactivateAction,
  handOverAction,
  reactivateAction,
  renamePersonAction,
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
  const { person: id } = await params;
  const [person, environments, work, everybody] = await Promise.all([
    readPerson(caller, id),
    listEnvironmentKeys(),
    waitingWork(caller, id),
    listPeople(caller),
  ]);
  if (!person) notFound();
  const active = !person.deactivatedAt;
  const others = everybody.filter((one) => one.id !== person.id && !one.deactivatedAt);
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action);
  const { asked, alone } = await roleGrantsOf(person.id, caller);
  const mayChange = active && allows(caller.roles, 'person.update_roles');
  return (
    <div className={styles.stack}>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="person" id={person.id} />}
        title={person.name}
        description={person.emails.join(', ')}
        signs={active ? <Sign tone="good">Active</Sign> : <Sign tone="neutral">Deactivated</Sign>}
        actions={
          <>
            {active && !person.fromDirectory && may('person.rename') && (
              <RenamePerson person={person} rename={renamePersonAction} />
            )}
            {active && may('person.deactivate') && (
              <DeactivatePerson person={person} work={work} people={others} deactivate={deactivateAction} />
            )}
            {!active && may('person.reactivate') && (
              <ReactivatePerson person={person} environments={environments} reactivate={reactivateAction} />
            )}
          </>
        }
      />
      <Section title="Record">
        <dl className={styles.facts}>
          {person.provider && (
            <>
              <dt>Provider</dt>
              <dd>
                <Link className={styles.wordLink} href={providerGroupsHref(person.provider.key)}>
                  {person.provider.name}
                </Link>
                {person.fromDirectory && <span className={styles.note}> keeps the name and the account</span>}
              </dd>
            </>
          )}
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
        {person.groupGrants.length > 0 && <GroupGrants grants={person.groupGrants} />}
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
      {work.length > 0 && (
        <Section
          title="What waits for them"
          note={active ? undefined : 'Left where it was when they were deactivated.'}
        >
          {!active && may('person.hand_over') ? (
            <HandOverForm personId={person.id} work={work} people={others} handOver={handOverAction} />
          ) : (
            <ul className={styles.list}>
              {work.map((one) => (
                <li key={one.kind} className={styles.item}>
                  <WorkItems work={one} />
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <Access person={person} caller={caller} />
    </div>
  );
}
