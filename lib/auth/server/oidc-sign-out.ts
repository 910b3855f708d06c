import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/observe/log';
import { openSecret } from '@/lib/signing/server/sealed-secret';
import { providerAddresses } from '../identity-provider';
import { discover } from './oidc-discovery';

/**
 * Where a browser goes so that its provider signs it out too (OpenID Connect RP-Initiated Logout 1.0), or null: it signed in
 * with a password, or the provider has no such address or does not answer. That the session ended here depends on none of it.
 */
export async function providerSignOutAddress(sessionId: string, now: Date): Promise<string | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: { idToken: true, provider: true },
  });
  const { provider, idToken } = session ?? {};
  if (!provider?.issuer || !provider.clientId || provider.archivedAt) return null;
  try {
    const { server } = await discover(provider.issuer, now);
    if (!server.end_session_endpoint) return null;
    const address = new URL(server.end_session_endpoint);
    const { signedOut } = providerAddresses(env().NEXTAUTH_URL, provider.key);
    address.searchParams.set('client_id', provider.clientId);
    address.searchParams.set('post_logout_redirect_uri', signedOut);
    if (idToken) {
      const hint = await openSecret({ role: 'id_token', kid: sessionId }, idToken);
      address.searchParams.set('id_token_hint', hint);
    }
    return ['https:', 'http:'].includes(address.protocol) ? address.href : null;
  } catch (error) {
    log('sign-in').warn({ event: 'provider_sign_out_failed', provider: provider.key, err: error });
    return null;
  }
}
