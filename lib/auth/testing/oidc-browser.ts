import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { nextAuthOptions } from '../server/next-auth-options';
import { atProvider } from '../server/oidc-way';

/** A browser between Fairlead and a provider, with the cookies of each. */
export class OidcBrowser {
  readonly ours = new Map<string, string>();
  readonly theirs = new Map<string, string>();

  /** Goes to a provider as the button of the sign-in page does. @returns its address there, or the sign-in page's */
  async leave(key: string): Promise<string> {
    const csrf = await this.#ask('GET', ['csrf'], {}, nextAuthOptions());
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const body = { csrfToken, callbackUrl: '/', json: 'true' };
    const answer = await this.#at(key, 'POST', 'signin', {}, body);
    return ((await answer.json()) as { url: string }).url;
  }

  /** Is `user` at the provider. @returns the address at which it sends the browser back */
  async be(user: string, address: string): Promise<string> {
    const page = await this.#there(address);
    const form = new URLSearchParams({ user });
    const posted = page.includes('/interaction/') ? await this.#there(page, form) : page;
    return this.#there(posted);
  }

  /** Comes back from the provider. @returns where one is then, and the session cookie if there is one */
  async arrive(key: string, address: string): Promise<{ readonly at: string; readonly session?: string }> {
    const { searchParams } = new URL(address);
    const answer = await this.#at(key, 'GET', 'callback', Object.fromEntries(searchParams));
    const { pathname, search } = new URL(answer.headers.get('location') ?? '');
    const session = this.ours.get('next-auth.session-token');
    return { at: pathname + search, ...(session && { session }) };
  }

  async signIn(key: string, user: string) {
    return this.arrive(key, await this.be(user, await this.leave(key)));
  }

  /** As the route has it. */
  #at(key: string, method: string, step: string, query: Record<string, string>, body?: unknown) {
    const url = new URL(`/api/auth/${step}/${key}?${new URLSearchParams(query)}`, 'http://localhost:3000');
    const headers = { 'x-forwarded-for': '192.0.2.1', 'user-agent': 'a test' };
    return atProvider(
      key,
      new Request(url, { method, headers }),
      (name) => this.ours.get(name),
      (options) => this.#ask(method, [step, key], query, options, body),
    );
  }

  async #ask(
    method: string,
    nextauth: string[],
    query: Record<string, string>,
    options: NextAuthOptions,
    body?: unknown,
  ): Promise<Response> {
    let answer = new Response();
    const headers: Record<string, unknown> = {};
    const response = {
      status: () => response,
      getHeader: (name: string) => headers[name],
      setHeader: (name: string, value: unknown) => {
        headers[name] = value;
        if (name === 'Location') {
          answer = new Response(null, { status: 302, headers: { location: String(value) } });
        }
        if (name === 'Set-Cookie') for (const cookie of value as string[]) keep(this.ours, cookie);
        return response;
      },
      end: () => response,
      send: (value: unknown) => {
        answer = Response.json(value);
      },
      json: (value: unknown) => {
        answer = Response.json(value);
      },
    };
    const request = {
      query: { nextauth, ...query },
      cookies: Object.fromEntries(this.ours),
      headers: {},
      method,
      body,
    };
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
    return answer;
  }

  async #there(address: string, form?: URLSearchParams): Promise<string> {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...this.theirs].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) keep(this.theirs, cookie);
    return new URL(response.headers.get('location') ?? address, address).href;
  }
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...rest] = cookie.split('; ');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  const value = decodeURIComponent(pair.slice(at + 1));
  const over = rest.some((part) => /^max-age=0$/i.test(part) || /^expires=Thu, 01 Jan 1970/i.test(part));
  if (over || value === '') jar.delete(name);
  else jar.set(name, value);
}
