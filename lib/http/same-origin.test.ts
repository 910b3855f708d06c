import { expect, it } from 'vitest';
import { isForged, type SentFrom } from './same-origin';

const SITE = 'https://fairlead.example.com';
const sent = (more: Partial<SentFrom>): SentFrom => ({
  method: 'POST',
  path: '/api/console/documents',
  host: 'fairlead.example.com',
  origin: undefined,
  fetchSite: undefined,
  ...more,
});

it.each<[string, Partial<SentFrom>]>([
  ['a page of ours', { origin: SITE, fetchSite: 'same-origin' }],
  ['one that a browser over plain http sent', { origin: SITE }],
  ['one that came through a proxy with a name of its own for us', { origin: SITE, host: 'console:3000' }],
  ['one at another name of this machine', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
  ['a program with a token', { path: '/api/v1/environments/production/rollback' }],
  ['a directory', { path: '/scim/v2/Users' }],
  ['a provider that ends a session', { path: '/api/auth/backchannel-logout/entra' }],
  ['what only reads', { method: 'GET', origin: 'https://evil.example', fetchSite: 'cross-site' }],
])('lets in %s', (_what, from) => {
  expect(isForged(sent(from), SITE)).toBe(false);
});

it.each<[string, Partial<SentFrom>]>([
  ['a form of another site', { origin: 'https://evil.example', fetchSite: 'cross-site' }],
  [
    'one of a neighbour below the same domain',
    { origin: 'https://wiki.example.com', fetchSite: 'same-site' },
  ],
  ['one that a person is made to open', { fetchSite: 'none' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another site over plain http', { origin: 'http://evil.example' }],
  ['the same name without TLS', { origin: 'http://fairlead.example.com', host: 'console:3000' }],
  ['a name that begins like ours', { origin: 'https://fairlead.example.com.evil.example' }],
  ['ours as the name of a user', { origin: 'https://fairlead.example.com@evil.example' }],
  ['what is no origin', { origin: 'fairlead.example.com' }],
  ['what says nothing', {}],
  ['an action of a page', { path: '/settings/people', origin: 'https://evil.example' }],
  ['signing in', { path: '/api/auth/callback/credentials', origin: 'https://evil.example' }],
  ['signing out', { path: '/api/auth/signout', fetchSite: 'cross-site' }],
  ['another method', { method: 'DELETE', fetchSite: 'cross-site' }],
  ['an odd method', { method: 'PROPFIND', fetchSite: 'cross-site' }],
  ['a name that looks like the API', { path: '/api/v1x/environments', fetchSite: 'cross-site' }],
  ['a way around', { path: '//api/v1/token', fetchSite: 'cross-site' }],
])('keeps out %s', (_what, from) => {
  expect(isForged(sent(from), SITE)).toBe(true);
});
