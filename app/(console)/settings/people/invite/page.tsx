import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { InviteForm } from '@/components/access/InviteForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { listEnvironmentKeys } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { inviteAction } from '../../actions';
import { Refusal } from '../../refusal';

export const metadata: Metadata = { title: 'Invite someone' };

export default async function InvitePage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'person.invite')) return <Refusal action="person.invite" />;
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Invite someone"
        description="You get a link that makes their account. It works once, for 72 hours; no mail is sent."
      />
      <InviteForm environments={await listEnvironmentKeys()} invite={inviteAction} />
    </div>
  );
}
