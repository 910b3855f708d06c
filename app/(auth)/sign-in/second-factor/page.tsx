import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { SecondFactorStep } from '@/components/access/SecondFactorStep';
import { SignOutButton } from '@/components/access/SignOutButton';
import { Link } from '@/components/ui/Link';
import { nextPath } from '@/lib/auth/next-path';
import { pendingSignIn } from '@/lib/auth/server/pending-sign-in';
import { currentSignIn } from '@/lib/auth/server/session';
import { signOutAction } from '../../../(console)/settings/actions';
import { beginSetupAction, checkCodeAction, confirmSetupAction } from './actions';

export const metadata: Metadata = { title: 'Second factor' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SecondFactorPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next);
  const [pending, signIn] = [await pendingSignIn(), await currentSignIn()];
  if (!pending && !signIn) redirect(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  // Whoever is in has nothing to do here, unless it was given this moment: its recovery codes are in view then.
  const given = (await headers()).has('next-action');
  if (!pending && !signIn?.mustEnrol && !given) redirect(next);
  const actions = { check: checkCodeAction, begin: beginSetupAction, confirm: confirmSetupAction };
  return (
    <>
      <SecondFactorStep ask={pending?.enrolled ? 'code' : 'setup'} next={next} actions={actions} />
      {pending ? (
        <p className={styles.help}>
          {pending.enrolled &&
            'Neither app nor recovery codes? An administrator can reset your second factor. '}
          <Link href="/sign-in">Sign in as somebody else</Link>
        </p>
      ) : (
        <div className={styles.help}>
          <SignOutButton signOut={signOutAction} size="compact-sm" />
        </div>
      )}
    </>
  );
}
