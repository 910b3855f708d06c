import type { Metadata } from 'next';
import { AcceptInvitationForm } from '@/components/access/AcceptInvitationForm';
import styles from '@/components/access/access.module.css';
import { rolesInWords } from '@/components/access/links';
import { LinkButton } from '@/components/ui/LinkButton';
import { openInvitation } from '@/lib/auth/server/commands/invitations';
import { acceptInvitationAction } from './actions';

// The address holds a secret: it must not travel on to other sites.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

const CLOSED = {
  accepted: ['This invitation was already used', 'Sign in with the password that was chosen then.'],
  revoked: ['This invitation was revoked', 'Ask your administrator for a new link.'],
  expired: [
    'This invitation has expired',
    'A link works for 72 hours. Ask your administrator for a new one.',
  ],
  unknown: ['There is no such invitation', 'Check that the whole link was copied, or ask for a new one.'],
} as const;

interface Props {
  readonly params: Promise<{ readonly secret: string }>;
}

export default async function InvitationPage({ params }: Props) {
  const { secret } = await params;
  const invitation = await openInvitation(secret);
  if (invitation?.state !== 'open') {
    const [title, advice] = CLOSED[invitation?.state ?? 'unknown'];
    return (
      <>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{advice}</p>
        <div className={styles.form}>
          <LinkButton href="/sign-in" variant="default">
            Go to sign-in
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <h1 className={styles.title}>Welcome, {invitation.name}</h1>
      <p className={styles.lead}>
        You are invited as {rolesInWords(invitation.grants)}. Choose a password to begin.
      </p>
      <AcceptInvitationForm
        email={invitation.email}
        name={invitation.name}
        accept={acceptInvitationAction.bind(null, secret)}
      />
    </>
  );
}
