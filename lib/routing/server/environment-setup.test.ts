import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { type PostgresSource, postgresSource } from '@/lib/delivery/source';
import { memoryLog } from '@/lib/delivery/testing/memory-source';
import { until } from '@/lib/delivery/testing/until';
import { currentKeySet } from '@/lib/signing/server/current-key-set';
import { keepKeys } from '@/lib/signing/server/keep-keys';
import { findingKey, warningsOf } from '../finding';
import { archiveEnvironment } from './environment-archive-commands';
import { moveEnvironment, updateEnvironment } from './environment-edit-commands';
import { createEnvironment } from './environment-setup-commands';
import { listEnvironmentOverviews } from './environment-setup-queries';
import { publishPolicy } from './publish-commands';
import { draftState, listEnvironments } from './queries';
import { createRule } from './rule-commands';
import { createTaskClass } from './task-class-commands';

const { database } = withRoutingDatabase();
let source: PostgresSource;

const order = async () => (await listEnvironments()).map(({ key }) => key);
const settingsOf = async (key: string) => {
  const found = (await listEnvironmentOverviews(new Date())).find((one) => one.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};
const seen = async (environment: string) => ({
  environment,
  revision: (await settingsOf(environment)).revision,
});

async function publish(environment: string) {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = {
    environment,
    draftRevision,
    baseVersion: activeVersion,
    reason: 'a test',
    acceptedWarnings,
  };
  return publishPolicy(SYSTEM_CALLER, input);
}

function input(key: string, change: object = {}) {
  const times = { staleAfter: 900, denyAfter: null };
  const rest = { before: null, approvalsRequired: 0, entities: [], rulesOf: null, ownKey: false };
  return { key, name: key, production: false, ...times, ...rest, ...change };
}

beforeAll(async () => {
  await keepKeys(new Date());
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await createRule(SYSTEM_CALLER, ruleInput('lookup', OFFERINGS, 'development'));
  await publish('development');
  source = postgresSource({ url: database().deliveryUrl, log: memoryLog(), pollMs: 100 });
  await source.start();
});
afterAll(() => source.close());

describe('a new environment', () => {
  it('stands where it was put, with the rules of another as its draft, listed in the key set with a key of its own', async () => {
    const company = await db().companyEntity.create({ data: { key: 'group', name: 'Group' } });
    const change = { before: 'production', rulesOf: 'development', ownKey: true, entities: ['group'] };
    expect(await createEnvironment(SYSTEM_CALLER, input('europe', change))).toEqual({
      environment: 'europe',
      leftOut: [],
    });
    expect(await order()).toEqual(['development', 'staging', 'europe', 'production']);
    expect(await settingsOf('europe')).toMatchObject({
      ownKey: true,
      companies: [company.name],
      drafts: 1,
      active: null,
    });
    const { keys, epochs } = (await currentKeySet(db())) ?? {};
    expect(epochs).toMatchObject({ europe: 1 });
    expect(keys?.some(({ env, role }) => env === 'europe' && role === 'release')).toBe(true);
    expect((await draftState('europe', new Date())).changes.length).toBeGreaterThan(0);
  });

  it('is served by a host that runs, signed by its own key', async () => {
    const { id } = await createToken(SYSTEM_CALLER, {
      name: 'router',
      environment: 'europe',
      scopes: ['policy:read'],
      expiresInDays: null,
    });
    await publish('europe');
    await until(async () => source.snapshot()?.policies.has('europe') ?? false);
    expect(source.snapshot()?.policies.get('europe')?.releaseJws).toBeTruthy();
    expect(source.snapshot()?.tokens.get(id)?.environment).toBe('europe');
  });

  it.each([
    ['a key that is taken', input('staging'), '/key'],
    ['rules of one where nothing is published', input('x1', { rulesOf: 'production' }), '/rulesOf'],
    ['a place before nothing', input('x1', { before: 'nowhere' }), '/before'],
    ['a company that is not there', input('x1', { entities: ['nobody'] }), '/entities'],
  ])('refuses %s', async (_, wanted, path) => {
    await expect(createEnvironment(SYSTEM_CALLER, wanted)).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path }] },
    });
  });

  it('is made once when two make it at once', async () => {
    const results = await Promise.allSettled(
      [1, 2].map(() => createEnvironment(SYSTEM_CALLER, input('twice'))),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('an edit', () => {
  it('takes effect with the next release, which may say nothing else that is new', async () => {
    const change = { name: 'Development', production: false, staleAfter: 300, denyAfter: 7_200 };
    await updateEnvironment(SYSTEM_CALLER, { ...(await seen('development')), ...change });
    expect(await settingsOf('development')).toMatchObject({ staleAfter: 300, active: { staleAfter: 900 } });
    const { newTimes, changes } = await draftState('development', new Date());
    expect({ newTimes, changes }).toEqual({ newTimes: true, changes: [] });
    await publish('development');
    expect(await settingsOf('development')).toMatchObject({ active: { staleAfter: 300, denyAfter: 7_200 } });
    expect((await refusalOf(publish('development'))).message).toMatch(/already says exactly this/);
  });

  it('of a revision that was overtaken is refused, with what is there now', async () => {
    const old = {
      ...(await seen('development')),
      name: 'Mine',
      production: false,
      staleAfter: 300,
      denyAfter: null,
    };
    await updateEnvironment(SYSTEM_CALLER, { ...old, name: 'Theirs' });
    const conflict = { kind: 'conflict', details: { current: { name: 'Theirs' } } };
    await expect(updateEnvironment(SYSTEM_CALLER, old)).rejects.toMatchObject(conflict);
    const { environment, revision } = old;
    const archived = archiveEnvironment(SYSTEM_CALLER, { environment, revision });
    await expect(archived).rejects.toMatchObject(conflict);
  });

  it('leaves one production environment', async () => {
    const change = { name: 'Production', production: false, staleAfter: 900, denyAfter: null };
    const refusal = refusalOf(updateEnvironment(SYSTEM_CALLER, { ...(await seen('production')), ...change }));
    expect((await refusal).message).toMatch(/only production environment/);
  });
});

describe('the order', () => {
  it('is changed by one of two who do so at once', async () => {
    const before = await order();
    const move = (environment: string, to: number) =>
      moveEnvironment(SYSTEM_CALLER, { environment, to, seen: before });
    const results = await Promise.allSettled([move('production', 0), move('twice', 0)]);
    const [refused] = results.filter((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      kind: 'conflict',
      details: { current: { order: await order() } },
    });
    const rows = await db().environment.findMany({
      where: { archivedAt: null },
      orderBy: { position: 'asc' },
    });
    expect(rows.map(({ position }) => position)).toEqual(before.map((_, place) => place));
  });
});

describe('an environment that is archived', () => {
  it('is served no more, has no tokens that work, and its key is not used again', async () => {
    await archiveEnvironment(SYSTEM_CALLER, await seen('europe'));
    expect(await order()).not.toContain('europe');
    await until(async () => source.snapshot()?.policies.has('europe') === false);
    const tokens = await db().routerToken.findMany({ where: { environment: { key: 'europe' } } });
    expect(tokens.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    await expect(createEnvironment(SYSTEM_CALLER, input('europe'))).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  it('is not published in by somebody who began before', async () => {
    await createEnvironment(SYSTEM_CALLER, input('racing', { rulesOf: 'development' }));
    const results = await Promise.allSettled([
      archiveEnvironment(SYSTEM_CALLER, await seen('racing')),
      publish('racing'),
    ]);
    const environment = await db().environment.findUniqueOrThrow({
      where: { key: 'racing' },
      include: { versions: { select: { publishedAt: true } } },
    });
    expect(results[0]?.status).toBe('fulfilled');
    expect(environment.versions.length).toBe(results[1]?.status === 'fulfilled' ? 1 : 0);
    expect((await refusalOf(publish('racing'))).message).toMatch(/no such environment/);
  });

  it('is never the last production environment', async () => {
    const refusal = await refusalOf(archiveEnvironment(SYSTEM_CALLER, await seen('production')));
    expect(refusal.message).toMatch(/only production environment/);
  });
});
