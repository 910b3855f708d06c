import { emailDomain } from '@/lib/auth/email-domain';

/** A provider as the sign-in page offers it. */
export interface OfferedProvider {
  readonly key: string;
  readonly name: string;
  /** Of these domains e-mails sign in there and nowhere else. */
  readonly domains: readonly string[];
}

/** The provider at which alone an e-mail address signs in, or null. */
export function providerOf(providers: readonly OfferedProvider[], email: string): OfferedProvider | null {
  const domain = emailDomain(email);
  return providers.find(({ domains }) => domain !== null && domains.includes(domain)) ?? null;
}

/**
 * Leaves for a provider, and comes back to `next`. By script: a form that ends elsewhere is refused by the page's policy.
 * @param email what was typed, as a hint
 * @returns a sentence when that cannot be done
 */
export async function leaveFor(key: string, next: string, email?: string): Promise<string | null> {
  try {
    const { getCsrfToken } = await import('next-auth/react');
    const csrfToken = (await getCsrfToken()) ?? '';
    const hint = email ? `?${new URLSearchParams({ login_hint: email })}` : '';
    const response = await fetch(`/api/auth/signin/${encodeURIComponent(key)}${hint}`, {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' }),
    });
    const { url } = (await response.json()) as { url: string };
    window.location.assign(url);
    return null;
  } catch {
    return 'Fairlead could not be reached just now. Try again in a moment.';
  }
}
