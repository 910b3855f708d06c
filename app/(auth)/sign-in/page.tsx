import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { SignInForm } from '@/components/access/SignInForm';
import { nextPath } from '@/lib/auth/next-path';
import { currentCaller } from '@/lib/auth/server/session';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next);
  if (await currentCaller()) redirect(next);
  return (
    <>
      <h1 className={styles.title}>Sign in</h1>
      {next !== '/' && <p className={styles.lead}>You will go on to the page you asked for.</p>}
      <SignInForm next={next} />
      <p className={styles.help}>
        No account yet? Ask an administrator of your organisation for an invitation link. Forgotten your
        password? Whoever runs Fairlead can set a new one.
      </p>
    </>
  );
}
