import { expect, it } from 'vitest';
import type { Role } from '@/lib/auth/roles';
import { matchingSettings, settingsFor } from './settings-areas';

const forRole = (role: Role) => settingsFor([{ role, environmentId: null }]);
const labels = (groups: ReturnType<typeof forRole>) =>
  groups.flatMap(({ areas }) => areas.map(({ label }) => label));

it('shows each person what is for them', () => {
  expect(labels(forRole('admin'))).toEqual(
    expect.arrayContaining(['People', 'Sign-in', 'Audit', 'Sample data']),
  );
  const viewer = labels(forRole('viewer'));
  expect(viewer).toEqual(expect.arrayContaining(['Account', 'Environments', 'Attributes']));
  for (const hidden of ['People', 'Sign-in', 'Audit', 'Signing keys', 'Playbook', 'Sample data'])
    expect(viewer).not.toContain(hidden);
  expect(labels(settingsFor([]))).toEqual(['Account']);
});

it('finds by every word typed, in any order and in other words for the thing', () => {
  const found = (query: string) => labels(matchingSettings(forRole('admin'), query));
  expect(found('sso')).toEqual(['Sign-in']);
  expect(found('eyes four')).toEqual(['Environments']);
  expect(found('nothing like it')).toEqual([]);
  expect(found('  ').length).toBeGreaterThan(15);
});
