import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import type { AttributeDto, RegionGroupDto } from '../vocabulary-schema';
import { keyOfUse, type Use } from '../where-used';
import { publishPolicy } from './publish-commands';
import { draftState } from './queries';
import { archiveRule, createRule } from './rule-commands';
import { createSavedRequest } from './saved-request-commands';
import { stopRouting } from './stop-commands';
import { createTaskClass } from './task-class-commands';
import {
  archiveAttribute,
  archiveRegionGroup,
  createAttribute,
  createRegionGroup,
  updateAttribute,
  updateRegionGroup,
} from './vocabulary-commands';
import { getAttribute, getRegionGroup, listAttributes, listRegionGroups } from './vocabulary-queries';

withRoutingDatabase();

const change = ({ id, revision }: AttributeDto, values: readonly string[], uses: readonly Use[] = []) =>
  updateAttribute(SYSTEM_CALLER, { id, revision, values, acceptedUses: uses.map(keyOfUse) });

async function publishEmpty() {
  const { draftRevision, findings } = await draftState('staging', new Date());
  await publishPolicy(SYSTEM_CALLER, {
    environment: 'staging',
    draftRevision,
    baseVersion: null,
    reason: 'a test',
    acceptedWarnings: warningsOf(findings).map(findingKey),
  });
}

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
});

describe('attributes', () => {
  it('have a closed list of values, each once and in order', async () => {
    const made = await createAttribute(SYSTEM_CALLER, { key: 'branch', values: ['b', ' a ', 'b'] });
    expect(made).toMatchObject({ key: 'branch', values: ['a', 'b'], revision: 1 });
    const refusal = await refusalOf(createAttribute(SYSTEM_CALLER, { key: 'branch', values: [] }));
    expect(refusal.details.fields).toMatchObject([{ path: '/key' }]);
  });

  it.each([
    ['/key', { key: '__proto__', values: [] }],
    ['/key', { key: 'Not a key', values: [] }],
    ['/values/0', { key: 'odd', values: [''] }],
    ['/values/0', { key: 'odd', values: ['a\u0000'] }],
    ['/values/1', { key: 'odd', values: ['fine', '\ud800'] }],
    ['/values', { key: 'odd', values: Array.from({ length: 1001 }, (_, at) => `v${at}`) }],
    ['/values', { key: 'odd', values: 'everything' }],
  ])('are refused at %s', async (path, input) => {
    const refusal = await refusalOf(createAttribute(SYSTEM_CALLER, input));
    expect(refusal.kind).toBe('invalid');
    expect(refusal.details.fields?.map((problem) => problem.path)).toContain(path);
  });

  it('change for one of two who saw the same', async () => {
    const made = await createAttribute(SYSTEM_CALLER, { key: 'shared', values: ['a'] });
    const results = await Promise.allSettled([change(made, ['a', 'b']), change(made, ['a', 'c'])]);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toMatchObject([{ kind: 'conflict', details: { current: { revision: 2 } } }]);
  });

  it('lose a value that is named only once every place that names it was looked at', async () => {
    const made = await createAttribute(SYSTEM_CALLER, { key: 'site', values: ['de', 'fr'] });
    const rule = ruleInput('lookup', OFFERINGS);
    const { id, revision } = await createRule(SYSTEM_CALLER, {
      ...rule,
      definition: { ...rule.definition, when: { attribute: 'site', in: ['fr'] } },
    });
    expect(await change(made, ['at', 'de', 'fr'])).toMatchObject({ revision: 2 });
    const seen = await getAttribute('site');
    const refusal = await refusalOf(change({ ...made, revision: 2 }, ['de']));
    expect(refusal).toMatchObject({ kind: 'refused' });
    expect(refusal.message).toContain('lookup (Development, draft main)');
    expect(await getAttribute('site')).toMatchObject({ values: ['at', 'de', 'fr'], revision: 2 });

    await change({ ...made, revision: 2 }, ['de'], seen?.uses);
    const { findings } = await draftState('development', new Date());
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'attribute_value_unknown', severity: 'error' }),
    );
    const used = await refusalOf(archiveAttribute(SYSTEM_CALLER, { id: made.id, revision: 3 }));
    expect(used.message).toContain('Change these first');
    await archiveRule(SYSTEM_CALLER, { id, revision });
    await archiveAttribute(SYSTEM_CALLER, { id: made.id, revision: 3 });
    expect((await listAttributes()).map(({ key }) => key)).not.toContain('site');
    const back = await createAttribute(SYSTEM_CALLER, { key: 'site', values: [] });
    expect(back).toMatchObject({ id: made.id, values: [], revision: 5 });
  });
});

describe('region groups', () => {
  let eu: RegionGroupDto;
  beforeAll(async () => {
    eu = await createRegionGroup(SYSTEM_CALLER, { key: 'eu', regions: ['eu-west-1', 'eu-central-1'] });
  });

  it('name regions, at least one, and no other group', async () => {
    expect(eu.regions).toEqual(['eu-central-1', 'eu-west-1']);
    for (const [path, input] of [
      ['/regions', { key: 'none', regions: [] }],
      ['/regions', { key: 'nested', regions: ['eu'] }],
      ['/regions', { key: 'self', regions: ['self'] }],
      ['/regions/0', { key: 'spaced', regions: ['eu west'] }],
      ['/key', { key: 'eu-west-1', regions: ['eu-west-2'] }],
    ] as const) {
      const refusal = await refusalOf(createRegionGroup(SYSTEM_CALLER, input));
      expect(refusal.details.fields?.map((problem) => problem.path)).toContain(path);
    }
  });

  it('change for one of two who saw the same', async () => {
    const add = (region: string) =>
      updateRegionGroup(SYSTEM_CALLER, { id: eu.id, revision: 1, regions: [...eu.regions, region] });
    const results = await Promise.allSettled([add('eu-north-1'), add('eu-south-1')]);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { kind: 'conflict', details: { current: { revision: 2 } } } },
    ]);
  });

  it('stay while something names them', async () => {
    await createSavedRequest(SYSTEM_CALLER, {
      environment: null,
      name: 'kept in the EU',
      request: { taskClass: 'lookup', regions: ['eu'] },
      expected: { outcome: 'deny' },
    });
    const groups = await listRegionGroups();
    expect(groups.find(({ key }) => key === 'eu')?.uses).toMatchObject([{ name: 'kept in the EU' }]);
    const refusal = await refusalOf(archiveRegionGroup(SYSTEM_CALLER, { id: eu.id, revision: 2 }));
    expect(refusal.message).toContain('kept in the EU (every environment, saved request)');
    await publishEmpty();
    await stopRouting(SYSTEM_CALLER, {
      environments: ['staging'],
      subject: 'region',
      name: 'eu',
      reason: 'an outage there',
    });
    expect((await getRegionGroup('eu'))?.uses).toContainEqual(
      expect.objectContaining({ kind: 'stop', environment: 'staging', name: 'region eu' }),
    );
    const unused = await createRegionGroup(SYSTEM_CALLER, { key: 'asia', regions: ['ap-1'] });
    await archiveRegionGroup(SYSTEM_CALLER, { id: unused.id, revision: unused.revision });
    expect((await listRegionGroups()).map(({ key }) => key)).toEqual(['eu']);
  });
});
