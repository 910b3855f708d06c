import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { SecondFactorStep } from '@/components/access/SecondFactorStep';
import { nextPath } from '@/lib/auth/next-path';
import { pendingSignIn } from '@/lib/auth/server/pending-sign-in';
import { currentSignIn } from '@/lib/auth/server/session';
import { beginSetupAction, checkCodeAction, confirmSetupAction } from './actions';

export const metadata: Metadata = { title: 'Second factor' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SecondFactorPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next);
  const [pending, signIn] = [await pendingSignIn(), await currentSignIn()];
  if (!pending && !signIn) redirect(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  const ask = pending ? (pending.enrolled ? 'code' : 'setup') : signIn?.mustEnrol ? 'setup' : 'nothing';
  const actions = { check: checkCodeAction, begin: beginSetupAction, confirm: confirmSetupAction };
  return (
    <>
      <h1 className={styles.title}>{ask === 'code' ? 'Second factor' : 'Set up a second factor'}</h1>
      {ask === 'setup' && (
        <p className={styles.lead}>
          Your organisation asks for one beside your password: codes of an app on your phone or computer.
        </p>
      )}
      <SecondFactorStep ask={ask} next={next} actions={actions} />
      <p className={styles.help}>
        {ask === 'code' && 'Neither app nor recovery codes? An administrator can reset your second factor. '}
        <Link href="/sign-in">Sign in as somebody else</Link>
      </p>
    </>
  );
}
