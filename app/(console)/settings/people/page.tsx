import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { InvitationsList } from '@/components/access/InvitationsList';
import { PeopleTable } from '@/components/access/PeopleTable';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { listInvitations, listPeople } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { revokeInvitationAction } from '../actions';
import { Refusal } from '../refusal';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'people.read')) return <Refusal action="people.read" />;
  const [people, invitations] = await Promise.all([listPeople(caller), listInvitations(caller)]);
  return (
    <div className={styles.stack}>
      <PageHeader
        title="People"
        description="Who can sign in, and what they may do."
        actions={
          allows(caller.roles, 'person.invite') && (
            <LinkButton href="/settings/people/invite">Invite someone</LinkButton>
          )
        }
      />
      {invitations.length > 0 && (
        <Section title="Invitations" note="Links that were given out and not used yet.">
          <InvitationsList
            invitations={invitations}
            revoke={allows(caller.roles, 'invitation.revoke') ? revokeInvitationAction : null}
          />
        </Section>
      )}
      <Section title="Accounts">
        <PeopleTable people={people} />
      </Section>
    </div>
  );
}
