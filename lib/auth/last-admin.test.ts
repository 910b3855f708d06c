import { expect, it } from 'vitest';
import { hasAdmin, peopleAfter } from './last-admin';

const admin = { role: 'admin', environmentId: null } as const;
const people = [
  { id: 'a', roles: [admin] },
  { id: 'b', roles: [{ role: 'viewer', environmentId: null } as const] },
];

it('needs someone who is administrator everywhere', () => {
  expect(hasAdmin(people)).toBe(true);
  expect(hasAdmin(peopleAfter(people, 'b', []))).toBe(true);
  expect(hasAdmin(peopleAfter(people, 'a', []))).toBe(false);
  expect(hasAdmin(peopleAfter(people, 'a', [{ role: 'admin', environmentId: 'e' }]))).toBe(false);
  expect(hasAdmin(peopleAfter(peopleAfter(people, 'b', [admin]), 'a', []))).toBe(true);
  expect(hasAdmin([])).toBe(false);
});
