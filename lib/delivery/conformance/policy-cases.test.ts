import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '@/lib/policy/canonical';
import { readScenarios } from '@/lib/policy/test/scenarios';
import { examplePolicy, exampleStored, memoryLog, memorySource } from '../testing/memory-source';
import { type Adapter, HOSTS } from './adapters';
import { GOOD } from './case';

/** The cases of the policy specification through `POST …/resolve`, each at its own time. */

const scenarios = readScenarios().filter(({ cases }) => cases.length > 0);

afterEach(() => void vi.useRealTimers());

describe.each(scenarios)('$name', ({ bundle, overlay, cases }) => {
  let host: Adapter;
  beforeAll(async () => {
    const source = await memorySource();
    const policy = examplePolicy('production', 7, await exampleStored(bundle), overlay ? { overlay } : {});
    if (!source.snapshotNow) throw new Error('the source has a snapshot');
    source.snapshotNow = { ...source.snapshotNow, policies: new Map([['production', policy]]) };
    host = (await HOSTS['the delivery process']?.(source, memoryLog())) as Adapter;
  });
  afterAll(() => host.close());

  it.each(cases)('$description', async ({ now, request, decision }) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
    const answer = await host.send({
      method: 'POST',
      path: '/api/v1/environments/production/resolve',
      headers: { authorization: `Bearer ${GOOD}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    expect(answer.status).toBe(200);
    expect(canonicalJson(JSON.parse(answer.body.toString()))).toBe(canonicalJson(decision));
  });
});
