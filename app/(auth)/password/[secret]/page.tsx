import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { NewPasswordForm } from '@/components/access/NewPasswordForm';
import { LinkButton } from '@/components/ui/LinkButton';
import { openPasswordLink } from '@/lib/auth/server/password-reset';
import { newPasswordAction } from './actions';

// The address holds a secret: it must not travel on to other sites.
export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' };

const CLOSED = {
  used: 'This link was used already, or the password was changed since.',
  expired: 'This link has expired.',
  unknown: 'There is no such link. Check that the whole of it was copied.',
} as const;

interface Props {
  readonly params: Promise<{ readonly secret: string }>;
}

export default async function NewPasswordPage({ params }: Props) {
  const { secret } = await params;
  const link = await openPasswordLink(secret);
  if (link?.state !== 'open') {
    return (
      <>
        <h1 className={styles.title}>This link does not work</h1>
        <p className={styles.lead}>{CLOSED[link?.state ?? 'unknown']} Ask for a new one.</p>
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
      <h1 className={styles.title}>Choose a new password</h1>
      <p className={styles.lead}>You are signed out everywhere and sign in with it then.</p>
      <NewPasswordForm email={link.email} save={newPasswordAction.bind(null, secret)} />
    </>
  );
}
