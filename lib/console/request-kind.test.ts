import { expect, it } from 'vitest';
import { requestKind } from './request-kind';
import { routePatterns } from './route-patterns';

it.each([
  ['/', {}, 'page'],
  ['/catalogue/openai', { rsc: '1' }, 'navigation'],
  ['/settings', { 'next-action': 'a' }, 'action'],
  ['/api/v1/catalog/offerings', {}, 'api'],
  ['/api/console/search', {}, 'data'],
  ['/api/auth/session', {}, 'sign-in'],
  ['/scim/v2/Users', {}, 'directory'],
  ['/_next/static/a.js', {}, 'asset'],
  ['/icon.svg', {}, 'asset'],
  ['/api/calendar/secret/contracts.ics', {}, 'api'],
])('%s', (path, headers, kind) => {
  expect(requestKind(path, headers)).toBe(kind);
});

it('knows no pattern where nothing is built', () => {
  expect(routePatterns('/nowhere')('/catalogue')).toBeNull();
});
