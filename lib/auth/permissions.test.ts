import { describe, expect, it } from 'vitest';
import { ACTIONS, allows, allowsSomewhere, rolesFor } from './permissions';
import { ROLE_SUMMARIES, ROLES } from './roles';
import { DESK_READS, EXPECTED, OWN, READS } from './testing/expected-permissions';

const CASES = ROLES.flatMap((role) =>
  ACTIONS.map((action) => ({
    role,
    action,
    expected: [...READS, ...OWN, ...(role === 'viewer' ? [] : DESK_READS), ...EXPECTED[role]].includes(
      action,
    ),
  })),
);

describe('every role against every action', () => {
  it.each(CASES)('$role $action: $expected', ({ role, action, expected }) => {
    expect(allows([{ role, environmentId: null }], action)).toBe(expected);
    expect(allows([{ role, environmentId: null }], action, { environmentId: 'e1' })).toBe(expected);
    expect(allows([{ role, environmentId: 'e1' }], action, { environmentId: 'e1' })).toBe(expected);
    expect(allows([{ role, environmentId: 'e1' }], action, { environmentId: 'e2' })).toBe(false);
    expect(allows([{ role, environmentId: 'e1' }], action)).toBe(false);
    expect(allowsSomewhere([{ role, environmentId: 'e1' }], action)).toBe(expected);
    expect(rolesFor(action).includes(role)).toBe(expected);
  });

  it('names only actions that exist', () => {
    for (const action of [...READS, ...DESK_READS, ...OWN, ...Object.values(EXPECTED).flat()])
      expect(ACTIONS).toContain(action);
  });
});

it('gives nothing to someone without a role', () => {
  for (const action of ACTIONS) {
    expect(allows([], action)).toBe(false);
    expect(allowsSomewhere([], action)).toBe(false);
  }
});

it('adds up roles', () => {
  const held = [
    { role: 'viewer', environmentId: null },
    { role: 'publisher', environmentId: 'e1' },
  ] as const;
  expect(allows(held, 'policy.publish', { environmentId: 'e1' })).toBe(true);
  expect(allows(held, 'policy.publish', { environmentId: 'e2' })).toBe(false);
});

it('says what each role is for', () => {
  for (const role of ROLES) expect(ROLE_SUMMARIES[role].length).toBeGreaterThan(10);
});
