import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { publishPolicy } from './publish-commands';
import { draftState } from './queries';
import { createRule, updateRule } from './rule-commands';
import { stopRouting } from './stop-commands';
import { createTaskClass } from './task-class-commands';
import { compareVersions } from './version-compare';
import { versionBundle, versionNotes, versionSourceDocument } from './version-documents';
import { getVersion, listVersions } from './version-queries';

withRoutingDatabase();
const [first, second, third] = OFFERINGS;

async function publish(environment: string, reason: string) {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = { environment, draftRevision, baseVersion: activeVersion, reason, acceptedWarnings };
  return publishPolicy(SYSTEM_CALLER, input);
}

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  const rule = await createRule(SYSTEM_CALLER, ruleInput('lookup', [first, second]));
  await publish('development', 'the first');
  const { id, revision, key, enabled } = rule;
  const definition = sampleDefinition([first, third]);
  await updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition });
  await publish('development', 'the second');
  await createRule(SYSTEM_CALLER, ruleInput('lookup', [first, second], 'staging'));
  await publish('staging', 'another environment');
});

const ref = (environment: string, version: number) => ({ environment, version });

describe('a timeline', () => {
  it('says who, why, from which draft, and how much was let pass', async () => {
    const [newest, oldest] = await listVersions('development');
    expect(newest).toMatchObject({ version: 2, kind: 'publish', reason: 'the second', draft: 'main' });
    expect(newest?.warnings).toBeGreaterThan(0);
    expect(oldest).toMatchObject({ version: 1, acknowledged: 0, approvedBy: [], emergency: false });
    expect((await listVersions('development', 2)).map(({ version }) => version)).toEqual([1]);
  });

  it('says which version brought a stop', async () => {
    await stopRouting(SYSTEM_CALLER, {
      environments: ['development'],
      subject: 'channel',
      name: 'cloud-a',
      reason: 'an outage',
    });
    expect((await listVersions('development'))[0]).toMatchObject({
      version: 3,
      kind: 'stop',
      stopsBrought: ['channel cloud-a'],
      stopsLifted: [],
    });
    expect(await getVersion('development', 3)).toMatchObject({
      active: true,
      stops: [{ what: 'channel cloud-a', reason: 'an outage' }],
      changes: [],
    });
  });
});

describe('two versions', () => {
  it('are compared in either direction', async () => {
    const there = await compareVersions(ref('development', 1), ref('development', 2));
    expect(there?.changes.map(({ kind, subject, name }) => `${kind} ${subject} ${name}`)).toEqual([
      'changed rule lookup',
      'removed offering cloud-b/model-b',
      'added offering cloud-c/model-a',
    ]);
    const back = await compareVersions(ref('development', 2), ref('development', 1), { text: true });
    expect(back?.changes.map(({ kind }) => kind)).toEqual(['changed', 'added', 'removed']);
    expect(back?.text?.changed).toBeGreaterThan(0);
  });

  it('are compared across environments, and with their stops', async () => {
    const same = await compareVersions(ref('development', 1), ref('staging', 1), { text: true });
    expect(same).toMatchObject({ changes: [], stopsBrought: [] });
    expect(same?.text?.rows.filter(({ kind }) => kind === 'changed')).toMatchObject([
      { left: '  "environment": "development",', right: '  "environment": "staging",' },
    ]);
    expect(await compareVersions(ref('development', 3), ref('staging', 1))).toMatchObject({
      stopsLifted: ['channel cloud-a'],
    });
    expect(await compareVersions(ref('development', 1), ref('staging', 99))).toBeNull();
  });
});

describe('what is kept of a version', () => {
  it('is the bytes with their digest, the notes and the source', async () => {
    const bundle = await versionBundle('development', 1);
    expect(bundle).toMatchObject({ intact: true });
    expect(JSON.parse(new TextDecoder().decode(bundle?.identity))).toMatchObject({
      environment: 'development',
    });
    expect(Object.keys((await versionNotes('development', 1))?.offerings ?? {})).toEqual([first, second]);
    expect(await versionSourceDocument('development', 1)).toMatchObject({ format: 'fairlead.source/1' });
    expect(await versionBundle('development', 99)).toBeNull();
    expect(await versionNotes('development', 99)).toBeNull();
  });
});
