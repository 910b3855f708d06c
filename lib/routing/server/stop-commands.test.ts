import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { evaluateValue } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { bundleOf, draftState, listRouting, rollbackPreview } from './queries';
import { createRule, updateRule } from './rule-commands';
import { liftStop, stopRouting } from './stop-commands';
import { listStops, previewStop } from './stop-queries';
import { createTaskClass } from './task-class-commands';
import { getVersion, listVersions } from './version-queries';

withRoutingDatabase();
const [first, second, third] = OFFERINGS;
const order = { subject: 'channel', name: 'cloud-a', reason: 'an incident' };

/** What a router would decide by the active version, overlay included. */
async function decided(environment: string): Promise<string> {
  const row = await db().policyVersion.findFirstOrThrow({
    where: { environment: { key: environment } },
    orderBy: { version: 'desc' },
    include: { bundle: true },
  });
  const release = row.release as { overlay: unknown; digest: string; version: number };
  expect(release).toMatchObject({ overlay: row.overlay, digest: row.bundleDigest, version: row.version });
  const policy = prepare(bundleOf(row.bundle.identity), release.overlay);
  const decision = evaluateValue(policy, { taskClass: 'lookup' }, Date.now());
  return decision.code ?? decision.candidates.map((candidate) => candidate.offering).join(' then ');
}

async function publishNow(environment: string) {
  const { draftRevision, activeVersion: baseVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = { environment, draftRevision, baseVersion, reason: 'a test', acceptedWarnings };
  return publishPolicy(SYSTEM_CALLER, input);
}

async function setTargets(environment: string, offerings: readonly string[]) {
  const rule = (await listRouting(environment))[0]?.rules[0];
  if (!rule) throw new Error('there is no rule');
  const { id, revision, key, enabled } = rule;
  await updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition: sampleDefinition(offerings) });
}

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  for (const environment of ['development', 'staging']) {
    await createRule(SYSTEM_CALLER, ruleInput('lookup', [first, second], environment));
    await publishNow(environment);
  }
});

describe('a stop', () => {
  it('shows before it is ordered what it closes and what is left', async () => {
    const previews = await previewStop(
      { ...order, subject: 'channel' },
      ['development', 'production'],
      new Date(),
    );
    expect(previews).toEqual([
      {
        environment: 'development',
        already: false,
        emergency: false,
        effects: [{ taskClass: 'lookup', rule: 'lookup', closed: [first], opened: [], left: [second] }],
      },
    ]);
  });

  it('makes a version with the same bytes and one stop more, in each environment named', async () => {
    const environments = ['development', 'staging', 'production'];
    const published = await stopRouting(SYSTEM_CALLER, { ...order, environments });
    expect(published.map(({ environment, version }) => `${environment} ${version}`).sort()).toEqual([
      'development 2',
      'staging 2',
    ]);
    const [now, before] = await listVersions('development');
    expect(now).toMatchObject({ kind: 'stop', digest: before?.digest, reason: 'an incident' });
    expect(await decided('development')).toBe(second);
    expect(await getVersion('development', 2)).toMatchObject({
      stopsBrought: ['channel cloud-a'],
      changes: [],
    });
    expect((await listStops('staging')).stops).toMatchObject([
      { name: 'cloud-a', version: 2, by: 'Fairlead' },
    ]);
  });

  it('is not ordered twice', async () => {
    const again = stopRouting(SYSTEM_CALLER, { ...order, environments: ['development'] });
    expect((await refusalOf(again)).kind).toBe('refused');
  });

  it('outlives a roll back, and a stop of everything denies', async () => {
    await stopRouting(SYSTEM_CALLER, {
      subject: 'offering',
      name: second,
      reason: 'also',
      environments: ['staging'],
    });
    expect(await decided('staging')).toBe('no_eligible_offering');
    const preview = await rollbackPreview('staging', 1, new Date());
    const back = { environment: 'staging', toVersion: 1, baseVersion: 3, reason: 'x' };
    const refusal = await refusalOf(
      rollBackPolicy(SYSTEM_CALLER, { ...back, acceptedWarnings: preview?.warningKeys ?? [] }),
    );
    expect(refusal.message).toContain('already says exactly this');
    expect((await draftState('staging', new Date())).stops).toBe(2);
  });

  it('of many at once: each is in force, in consecutive versions', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `cloud-${index}`);
    await Promise.all(
      names.map((name) =>
        stopRouting(SYSTEM_CALLER, { ...order, name, environments: ['staging', 'development'] }),
      ),
    );
    const { stops } = await listStops('development');
    expect(stops.map((stop) => stop.name).sort()).toEqual(['cloud-a', ...names].sort());
    const versions = (await listVersions('development')).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => versions.length - index));
  });

  it('that does not fit into a release narrows the bundle, and stays through what follows', async () => {
    await db().environment.create({
      data: { key: 'full', name: 'full', position: 9, drafts: { create: { name: 'main' } } },
    });
    await createRule(SYSTEM_CALLER, {
      ...ruleInput('lookup', [first, second, third], 'full'),
      key: 'lookup',
    });
    await publishNow('full');
    const whole = (await getVersion('full', 1))?.digest;
    const stop = (name: string) =>
      stopRouting(SYSTEM_CALLER, { ...order, name, reason: 'r'.repeat(120), environments: ['full'] });
    await stop('cloud-a');
    for (let index = 0; index < 12; index++) await stop(`${'n'.repeat(80)}${index}`);
    const before = await getVersion('full', 14);
    expect(before?.digest).not.toBe(whole);
    expect(before).toMatchObject({ changes: [], stopsBrought: [`channel ${'n'.repeat(80)}11`] });
    expect((await listStops('full')).stops).toHaveLength(13);
    expect((await listStops('full')).stops[0]).toMatchObject({ key: 'channel cloud-a', version: 2 });
    expect(await decided('full')).toBe(`${second} then ${third}`);
    expect((await draftState('full', new Date())).changes).toEqual([]);

    // a publish and a roll back carry every stop on, and neither takes a narrowed bundle for other rules
    expect((await refusalOf(publishNow('full'))).message).toContain('already says exactly this');
    await setTargets('full', [second, first]);
    await publishNow('full');
    expect(await decided('full')).toBe(second);
    const preview = await rollbackPreview('full', 1, new Date());
    const back = { environment: 'full', toVersion: 1, baseVersion: 15, reason: 'x' };
    await rollBackPolicy(SYSTEM_CALLER, { ...back, acceptedWarnings: preview?.warningKeys ?? [] });
    expect(await decided('full')).toBe(`${second} then ${third}`);
    expect((await listStops('full')).stops).toHaveLength(13);

    const { version } = await liftStop(SYSTEM_CALLER, {
      environment: 'full',
      stop: 'channel cloud-a',
      reason: 'over',
    });
    expect(await decided('full')).toBe(`${first} then ${second} then ${third}`);
    expect(await getVersion('full', version)).toMatchObject({
      digest: whole,
      stopsLifted: ['channel cloud-a'],
      changes: [],
    });
    expect((await listStops('full')).stops).toHaveLength(12);
  });

  it('is lifted by a publisher alone, and only once', async () => {
    const lift = { environment: 'development', stop: 'channel cloud-a', reason: 'over' };
    expect((await refusalOf(liftStop(callerWith('security'), lift))).kind).toBe('forbidden');
    const { version } = await liftStop(SYSTEM_CALLER, lift);
    expect(await decided('development')).toBe(`${first} then ${second}`);
    expect(await getVersion('development', version)).toMatchObject({ stopsLifted: ['channel cloud-a'] });
    expect((await refusalOf(liftStop(SYSTEM_CALLER, lift))).kind).toBe('not_found');
  });

  it('is ordered only where the role is held, and nowhere if not everywhere', async () => {
    const { id } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const caller = callerWith({ role: 'security', environmentId: id });
    const before = (await listVersions('development')).length;
    const both = stopRouting(caller, { ...order, name: 'cloud-z', environments: ['development', 'staging'] });
    expect((await refusalOf(both)).kind).toBe('forbidden');
    expect(await listVersions('development')).toHaveLength(before);
  });
});
