import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { ProviderButtons } from '@/components/access/ProviderButtons';
import { SignInForm } from '@/components/access/SignInForm';
import { FormErrors } from '@/components/ui/FormErrors';
import { Link } from '@/components/ui/Link';
import { nextPath } from '@/lib/auth/next-path';
import { signInProviders } from '@/lib/auth/server/identity-providers';
import { currentSignIn } from '@/lib/auth/server/session';
import { readSignInProblem, SIGN_IN_PROBLEMS } from '@/lib/auth/sign-in-problem';

export const metadata: Metadata = { title: 'Sign in' };

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, problem, provider } = await searchParams;
  const next = nextPath(asked);
  // Who still has to set up a second factor is led there by the page.
  if (await currentSignIn()) redirect(next);
  const providers = await signInProviders();
  const problemKind = readSignInProblem(problem);
  const at = providers.find(({ key }) => key === provider)?.name ?? 'The provider';
  return (
    <>
      <h1 className={styles.title}>Sign in</h1>
      {next !== '/' && <p className={styles.lead}>You will go on to the page you asked for.</p>}
      {problemKind && (
        <div className={styles.problem}>
          <FormErrors
            error={{
              kind: 'unauthenticated',
              message: SIGN_IN_PROBLEMS[problemKind](at),
              fields: [],
              findings: [],
            }}
          />
        </div>
      )}
      {providers.length > 0 && <ProviderButtons providers={providers} next={next} />}
      <SignInForm next={next} providers={providers} />
      <p className={styles.help}>
        <Link href="/sign-in/forgot">Forgot your password?</Link> No account yet? Ask an administrator of your
        organisation for an invitation link.
      </p>
    </>
  );
}
