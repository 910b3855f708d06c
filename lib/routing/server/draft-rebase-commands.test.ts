import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { RuleDto } from '../dto';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { createDraft } from './draft-commands';
import { rebaseDraft } from './draft-rebase-commands';
import { publishPolicy } from './publish-commands';
import { draftState, listRouting } from './queries';
import { createRule, updateRule } from './rule-commands';
import { stopRouting } from './stop-commands';
import { createTaskClass, updateTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second, third] = OFFERINGS;
const environment = 'development';
const state = (draft: string) => draftState(environment, new Date(), draft);
const rulesOf = async (draft: string) =>
  (await listRouting(environment, draft)).flatMap(({ rules }) => rules);
async function publish(draft: string) {
  const { draftRevision, activeVersion, findings } = await state(draft);
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const seen = { environment, draft, draftRevision, baseVersion: activeVersion };
  return publishPolicy(SYSTEM_CALLER, { ...seen, reason: 'a test', acceptedWarnings });
}
async function edit(draft: string, key: string, offerings: readonly string[], note?: string) {
  const rule = (await rulesOf(draft)).find((one) => one.key === key) as RuleDto;
  const { id, revision, enabled } = rule;
  const definition = sampleDefinition(offerings, note === undefined ? {} : { note });
  return updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition });
}
const seenNow = async (draft: string) => {
  const { draftRevision, activeVersion } = await state(draft);
  return { environment, draft, draftRevision, activeVersion };
};
const said = async (draft: string) =>
  Object.fromEntries(
    (await rulesOf(draft)).map(({ key, definition }) => [
      key,
      [definition.arms[0]?.targets[0]?.offering, definition.note],
    ]),
  );
let number = 0;

beforeAll(async () => {
  for (const key of ['x', 'y']) {
    await createTaskClass(SYSTEM_CALLER, taskClassInput(key));
    await createRule(SYSTEM_CALLER, ruleInput(key, [first]));
  }
  await publish('main');
});

/** Two drafts begun from the same version. */
let [mine, theirs] = ['', ''];
beforeEach(async () => {
  number += 1;
  [mine, theirs] = [`mine-${number}`, `theirs-${number}`];
  for (const name of [mine, theirs]) await createDraft(SYSTEM_CALLER, { environment, name });
});

describe('a draft that others overtook', () => {
  it('is not published until it is brought up to date; what nobody disputes is then on both', async () => {
    await edit(theirs, 'x', [second]);
    await publish(theirs);
    await edit(mine, 'y', [third], 'mine');
    expect((await refusalOf(publish(mine))).message).toContain('Bring the draft up to date');
    const { draftRevision } = await rebaseDraft(SYSTEM_CALLER, await seenNow(mine));
    expect(await said(mine)).toEqual({ x: [second, undefined], y: [third, 'mine'] });
    expect((await state(mine)).draftRevision).toBe(draftRevision);
    await publish(mine);
  });

  it('needs each conflict decided', async () => {
    await edit(theirs, 'x', [first], `theirs ${number}`);
    await publish(theirs);
    await edit(mine, 'x', [third], `mine ${number}`);
    const seen = await seenNow(mine);
    expect(await refusalOf(rebaseDraft(SYSTEM_CALLER, seen))).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/not decided yet/),
    });
    const choices = { 'rule x note': 'theirs', 'rule x arms': 'mine' };
    await rebaseDraft(SYSTEM_CALLER, { ...seen, choices });
    expect(await said(mine)).toMatchObject({ x: [third, `theirs ${number}`] });
  });

  it('is refused as it was seen when a publish came first, of two at once as well', async () => {
    await edit(theirs, 'x', [third]);
    await publish(theirs);
    const seen = await seenNow(mine);
    const third_ = `third-${number}`;
    await createDraft(SYSTEM_CALLER, { environment, name: third_ });
    await edit(third_, 'y', [second], 'third');
    const [published, rebased] = await Promise.allSettled([
      publish(third_),
      rebaseDraft(SYSTEM_CALLER, seen),
    ]);
    expect(published.status).toBe('fulfilled');
    if (rebased.status === 'rejected') {
      expect(rebased.reason).toMatchObject({ kind: 'conflict', details: { current: { draftRevision: 1 } } });
      await rebaseDraft(SYSTEM_CALLER, await seenNow(mine));
    } else {
      expect((await refusalOf(publish(mine))).message).toContain('Bring the draft up to date');
      await rebaseDraft(SYSTEM_CALLER, await seenNow(mine));
    }
    expect(await said(mine)).toEqual(await said(third_));
    await edit(mine, 'x', [first]);
    expect((await refusalOf(rebaseDraft(SYSTEM_CALLER, seen))).kind).toBe('conflict');
  });
});

it('a stop, or a task class that changed, overtakes nobody', async () => {
  const stop = { subject: 'model', name: 'model-b', reason: 'outage', environments: [environment] };
  await stopRouting(SYSTEM_CALLER, stop);
  const { id, revision } = await db().taskClass.findUniqueOrThrow({ where: { key: 'x' } });
  const { key: _key, ...fields } = taskClassInput('x');
  await updateTaskClass(SYSTEM_CALLER, { ...fields, id, revision, unlabelledTags: ['pii'] });
  await publish(theirs);
  await edit(mine, 'y', [first], 'mine');
  await publish(mine);
});
