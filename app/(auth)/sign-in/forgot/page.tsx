import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ForgotPasswordForm } from '@/components/access/ForgotPasswordForm';
import { Link } from '@/components/ui/Link';
import { env } from '@/lib/env';
import { forgotPasswordAction } from './actions';

export const metadata: Metadata = { title: 'Forgot your password?' };
export const dynamic = 'force-dynamic';

export default function ForgotPasswordPage() {
  const mails = env().FAIRLEAD_SMTP_URL !== undefined;
  return (
    <>
      <h1 className={styles.title}>Forgot your password?</h1>
      {mails ? (
        <>
          <p className={styles.lead}>Give your e-mail address, and a link for a new one is mailed to you.</p>
          <ForgotPasswordForm ask={forgotPasswordAction} />
        </>
      ) : (
        <p className={styles.lead}>
          This installation sends no mail. Ask an administrator of your organisation for a link with which you
          choose a new password.
        </p>
      )}
      <p className={styles.help}>
        <Link href="/sign-in">Back to sign-in</Link>
      </p>
    </>
  );
}
