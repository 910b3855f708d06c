import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID, SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { reinstateContract, terminateContract } from '@/lib/contracts/server/contract-status-commands';
import { db } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import type { VersionNotes } from '../version-notes';
import { narrowAll } from './narrowing-runner';
import { previewEffects } from './preview-effects';
import { bundleOf, draftState } from './queries';
import { environmentByKey } from './records';
import { isStale } from './stale';
import { stopRouting } from './stop-commands';
import {
  endOf,
  PROCUREMENT,
  publishInternal,
  SAMPLE,
  silent,
  terminate,
  withSampleEvidence,
} from './testing/cleared';
import { getVersion } from './version-queries';
import { activeVersion } from './write-version';

withRoutingDatabase();
const [first, second] = SAMPLE;
const NUMBER = 'SAMPLE-MSA-1';

beforeAll(async () => {
  await withSampleEvidence();
  await publishInternal('lookup', SAMPLE);
});

const narrow = () => narrowAll(new Map(), () => new Date(), silent);
const active = async () => {
  const { id } = await environmentByKey(db(), 'development');
  const version = await activeVersion(db(), id);
  if (!version) throw new Error('it was published');
  return version;
};
const clearanceOf = async (offering: string) =>
  bundleOf((await active()).whole.identity).offerings[offering]?.clearance;

describe('while nothing ended', () => {
  it('a policy is published with what evidence allows, and stays as it is', async () => {
    expect(await clearanceOf(first)).toMatchObject({
      levels: { public: null, internal: expect.any(String), confidential: expect.any(String) },
    });
    await narrow();
    await narrow();
    expect((await active()).version).toBe(1);
  });

  it('what a termination would close is told beforehand, and nothing is saved', async () => {
    const effects = await previewEffects(PROCUREMENT, terminateContract, await endOf(NUMBER));
    expect(effects.environments).toMatchObject([
      { environment: 'development', production: false, closes: expect.any(Array) },
    ]);
    const [closed] = effects.environments[0]?.closes ?? [];
    expect(closed).toMatchObject({
      taskClass: 'lookup',
      rule: 'lookup',
      offering: first,
      from: null,
      left: 0,
    });
    expect(closed?.labels).toContain('level:internal');
    expect(effects.opens).toEqual([]);
    expect(await db().contract.findUnique({ where: { number: NUMBER } })).toMatchObject({ status: 'active' });
  });

  it('what the command refuses the preview refuses', async () => {
    const order = { ...(await endOf(NUMBER)), lastDay: '1999-01-01' };
    const asked = previewEffects(PROCUREMENT, terminateContract, order);
    await expect(asked).rejects.toMatchObject({ kind: 'invalid' });
    const viewer = { ...PROCUREMENT, roles: [] };
    await expect(previewEffects(viewer, terminateContract, order)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('once a contract is terminated', () => {
  it('the policy is narrowed by the system, even where a rule is left empty', async () => {
    await terminate(NUMBER);
    await narrow();
    const version = await active();
    expect(version).toMatchObject({
      version: 2,
      kind: 'narrow',
      publishedById: SYSTEM_ACTOR_ID,
      reviewId: null,
    });
    expect(version.reason).toContain(`${NUMBER} was terminated as of`);
    expect(await clearanceOf(first)).toEqual({ levels: { public: null }, tags: {} });
    const { taskClasses } = bundleOf(version.whole.identity);
    expect(taskClasses.lookup?.rules[0]?.arms[0]?.targets.map(({ offering }) => offering)).toEqual([
      first,
      second,
    ]);
    expect(await getVersion('development', 2)).toMatchObject({ publishedBy: 'Fairlead', active: true });
    const notes = version.notes as unknown as VersionNotes;
    expect(notes.narrowed?.find(({ what }) => what === 'level:internal')).toMatchObject({
      offering: first,
      until: null,
      why: [expect.stringContaining('terminated')],
    });
    expect(Object.keys(notes.offerings?.[first]?.levels ?? {})).toEqual(['public']);
    expect(JSON.stringify(notes)).not.toContain('passage');
    const audited = await db().auditEntry.findFirstOrThrow({ where: { action: 'policy.narrow' } });
    expect(audited).toMatchObject({ actorId: SYSTEM_ACTOR_ID, environment: 'development' });
  });

  it('it is done once, and no draft is older for it', async () => {
    await Promise.all([narrow(), narrow()]);
    await narrow();
    expect((await active()).version).toBe(2);
    const { id } = await environmentByKey(db(), 'development');
    expect(await isStale(db(), id, 1)).toBe(false);
  });

  it('what comes back waits for a publish', async () => {
    const { id, revision } = await db().contract.findUniqueOrThrow({ where: { number: NUMBER } });
    const effects = await previewEffects(PROCUREMENT, reinstateContract, { id, revision });
    expect(effects.environments).toEqual([]);
    expect(effects.opens.find(({ label }) => label === 'level:internal')).toMatchObject({
      environments: ['Development'],
      offerings: expect.arrayContaining([first, second]),
    });
    await reinstateContract(PROCUREMENT, { id, revision });
    await narrow();
    expect((await active()).version).toBe(2);
    const { changes } = await draftState('development', new Date());
    expect(changes.map(({ name }) => name)).toContain(first);
  });
});

it('a policy under stops keeps them, and they are lifted over what is left', async () => {
  await publishInternal('lookup-more', [first]);
  const stop = { subject: 'offering', name: second, reason: 'an outage', environments: ['development'] };
  await stopRouting(SYSTEM_CALLER, stop);
  await terminate(NUMBER);
  await narrow();
  const version = await active();
  expect(version).toMatchObject({ kind: 'narrow', overlay: { disabled: [{ offering: second }] } });
  expect(await clearanceOf(first)).toEqual({ levels: { public: null }, tags: {} });
});
