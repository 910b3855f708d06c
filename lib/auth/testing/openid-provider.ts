import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

export interface OpenIdProvider {
  readonly issuer: string;
  /** What it says of people, by `sub`; a test changes it. */
  readonly users: Map<string, Readonly<Record<string, unknown>>>;
  /** What it hands out instead of an ID token, while a test says so. */
  tamper: ((idToken: string) => Promise<string>) | null;
  /** The addresses that answer 503, while a test says so. */
  down: RegExp | null;
  /** Signs a token as the provider itself would. */
  readonly sign: (claims: JWTPayload, header?: Partial<JWTHeaderParameters>) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const CLIENT = { id: 'fairlead', secret: 'a secret of at least thirty-two characters' } as const;

/**
 * A real OpenID provider (oidc-provider) on a loopback port, whose page asks only who one is. It tells e-mail, name and groups
 * at its UserInfo endpoint, ends sessions over the back channel, and asks before it signs somebody out.
 *
 * @param app where Fairlead answers
 * @param key the provider's key in Fairlead
 */
export async function startOpenIdProvider(app: string, key: string): Promise<OpenIdProvider> {
  let answer: RequestListener = (_request, response) => response.end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'directory', alg: 'RS256', use: 'sig' };
  const directory: OpenIdProvider = {
    issuer,
    users: new Map(),
    tamper: null,
    down: null,
    sign: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'directory', ...header }).sign(privateKey),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${app}/api/auth/callback/${key}`],
        post_logout_redirect_uris: [`${app}/sign-in`],
        backchannel_logout_uri: `${app}/api/auth/backchannel-logout/${key}`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [jwk] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: ['a key for the cookies of a test'] },
    claims: { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...directory.users.get(id) }),
    }),
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // It guards itself against calling its own machine, where the app is.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 600, AccessToken: 600 },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || !directory.tamper || !body?.id_token) return;
    context.body = { ...body, id_token: await directory.tamper(body.id_token) };
  });
  const callback = provider.callback();
  answer = (request, response) => {
    if (directory.down?.test(request.url ?? '')) response.writeHead(503).end();
    else if (request.url?.startsWith('/interaction/')) void askWho(provider, request, response);
    else void callback(request, response);
  };
  return directory;
}

/** The page of the provider: who one is, or back. */
async function askWho(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Directory</title><main><h1>Directory</h1><form method="post">
      <label>User <input name="user"></label><button>Continue</button>
      <button name="cancel" value="yes">Cancel</button></form></main></html>`,
    );
    return;
  }
  const form = new URLSearchParams(await text(request));
  const { params } = await provider.interactionDetails(request, response);
  if (form.has('cancel')) {
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  }
  const accountId = form.get('user') ?? '';
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } });
}

/** That provider as an administrator enters it. */
export const enteredProvider = (issuer: string | null) => ({
  key: 'directory',
  name: 'Directory',
  issuer,
  clientId: issuer && CLIENT.id,
  clientSecret: CLIENT.secret,
  scopes: ['openid', 'profile', 'email', 'groups'],
  groupsClaim: 'groups',
  domains: ['example.com'],
  enforced: false,
  createsPeople: true,
  firstRole: 'viewer',
});
