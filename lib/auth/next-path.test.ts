import { expect, it } from 'vitest';
import { nextPath } from './next-path';

it.each([
  ['/', '/'],
  ['/catalogue', '/catalogue'],
  ['/catalogue?q=a%20b&sort=-price', '/catalogue?q=a%20b&sort=-price'],
  ['/routing/rules#if', '/routing/rules#if'],
  ['/sign-in-report', '/sign-in-report'],
])('goes back to %s', (value, path) => {
  expect(nextPath(value)).toBe(path);
});

it.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'catalogue',
  '',
  ' /catalogue',
  '/sign-in?next=/sign-in',
  '/api/auth/signout',
  '/_next/x',
  '/invitation/x',
  `/${'a'.repeat(3000)}`,
  undefined,
  null,
  ['/catalogue', '/b'],
  { toString: () => '/x' },
])('does not follow %j', (value) => {
  expect(nextPath(value)).toBe('/');
});
