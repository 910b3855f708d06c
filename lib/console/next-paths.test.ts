import { expect, it } from 'vitest';
import { isForNext } from './next-paths';

it.each([
  ['/', true],
  ['/routing/drafts?x', true],
  ['/_next/static/a.js', true],
  ['/api/auth/session', true],
  ['/api/v1/catalog/offerings', true],
  ['/api/v1/environments/production/policy.yaml', true],
  ['/api/v1/environments/pr%6Fduction/drafts', true],
  ['/api/v1/nothing', true],
  ['/healthz', false],
  ['/healthz/', false],
  ['/.well-known/fairlead-keys', false],
  ['/api/v1/environments/production/policy', false],
  ['/api/v1/environments/production/policy//', false],
  ['/api/v1/environments/production/drafts/', false],
  ['/api//v1/environments/production/drafts', false],
  ['/api/v1', false],
  ['/api/v1/environments/a\\b/drafts', false],
  ['/api/v1/environments/%ff/drafts', false],
  ['/api/v1/environments/%00/drafts', false],
  ['/api/v%ff1/catalog/offerings', false],
  ['/routing/%', false],
  ['*', false],
  ['', false],
])('%s', (path, forNext) => {
  expect(isForNext(path, 'GET')).toBe(forNext);
  expect(isForNext(path, 'TRACE')).toBe(false);
});
