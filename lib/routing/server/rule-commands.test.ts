import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import type { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { RuleDto } from '../dto';
import { sampleDefinition } from '../test/sample-records';
import { listRouting } from './queries';
import { archiveRule, createRule, moveRule, updateRule } from './rule-commands';
import { archiveTaskClass, createTaskClass, updateTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second] = OFFERINGS;
const edit = ({ id, revision, key, enabled }: RuleDto, offerings: readonly string[]) => ({
  id,
  revision,
  key,
  enabled,
  definition: sampleDefinition(offerings),
});
let number = 0;
async function newTaskClass(): Promise<string> {
  number += 1;
  const { key } = await createTaskClass(SYSTEM_CALLER, taskClassInput(`class-${number}`));
  return key;
}

describe('rules of a draft', () => {
  let taskClass = '';
  beforeAll(async () => {
    taskClass = await newTaskClass();
  });

  it('are created at the end, updated over the revision seen, and audited', async () => {
    const created = await createRule(SYSTEM_CALLER, ruleInput(taskClass, [first]));
    expect(created).toMatchObject({ revision: 1, position: 0, enabled: true, updatedBy: 'Fairlead' });
    const updated = await updateRule(SYSTEM_CALLER, edit(created, [second, first]));
    expect(updated.revision).toBe(2);
    expect(updated.definition.arms[0]?.targets.map((target) => target.offering)).toEqual([second, first]);
    const [entry] = await db().auditEntry.findMany({
      where: { subjectId: created.id, action: 'rule.update' },
    });
    const said = JSON.parse(new TextDecoder().decode(entry?.bytes));
    expect(said.data.after.definition.arms[0].targets[0]).toEqual({ offering: second });
    expect(said.actor).toBe(SYSTEM_CALLER.actorId);
  });

  it('of two edits over one revision the second gets the first back, and nothing is overwritten', async () => {
    const rule = await createRule(SYSTEM_CALLER, { ...ruleInput(taskClass, [first]), key: 'twice' });
    const results = await Promise.allSettled([
      updateRule(SYSTEM_CALLER, edit(rule, [first])),
      updateRule(SYSTEM_CALLER, edit(rule, [second])),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const won = results.find((result) => result.status === 'fulfilled')?.value as RuleDto;
    const lost = results.find((result) => result.status === 'rejected')?.reason as AppError;
    expect(lost.kind).toBe('conflict');
    expect(lost.details.current).toEqual(won);
    const kept = (await listRouting('development')).find(({ key }) => key === taskClass)?.rules;
    expect(kept?.find(({ id }) => id === rule.id)).toEqual(won);
  });

  it('keep their order through moves, also of two people at once', async () => {
    const own = await newTaskClass();
    const rules: RuleDto[] = [];
    for (const key of ['a', 'b', 'c']) {
      rules.push(await createRule(SYSTEM_CALLER, { ...ruleInput(own, [first]), key }));
    }
    const [a, b, c] = rules as [RuleDto, RuleDto, RuleDto];
    const orderOf = async () =>
      (await listRouting('development'))
        .find(({ key }) => key === own)
        ?.rules.map((rule) => rule.key)
        .join('');
    await moveRule(SYSTEM_CALLER, { id: c.id, revision: c.revision, position: 0 });
    expect(await orderOf()).toBe('cab');
    await Promise.all([
      moveRule(SYSTEM_CALLER, { id: a.id, revision: a.revision, position: 2 }),
      moveRule(SYSTEM_CALLER, { id: b.id, revision: b.revision, position: 0 }),
    ]);
    expect(await orderOf()).toBe('bca');
    const positions = await db().rule.findMany({ where: { id: { in: rules.map(({ id }) => id) } } });
    expect(positions.map(({ position }) => position).sort()).toEqual([0, 1, 2]);
  });

  it('leave the draft when archived and free their key', async () => {
    const own = await newTaskClass();
    const rule = await createRule(SYSTEM_CALLER, ruleInput(own, [first]));
    expect(await refusalOf(createRule(SYSTEM_CALLER, ruleInput(own, [first])))).toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path: '/key' }] },
    });
    await archiveRule(SYSTEM_CALLER, { id: rule.id, revision: rule.revision });
    expect((await refusalOf(updateRule(SYSTEM_CALLER, edit(rule, [first])))).kind).toBe('not_found');
    await createRule(SYSTEM_CALLER, ruleInput(own, [second]));
    expect(await db().rule.findUnique({ where: { id: rule.id } })).toMatchObject({ revision: 2 });
  });

  it('are edited only where the role is held', async () => {
    const environment = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
    const onlyStaging = callerWith({ role: 'architect', environmentId: environment.id });
    const own = await newTaskClass();
    expect((await refusalOf(createRule(onlyStaging, ruleInput(own, [first])))).kind).toBe('forbidden');
    expect(await createRule(onlyStaging, ruleInput(own, [first], 'staging'))).toMatchObject({
      environment: 'staging',
    });
  });

  it.each([
    ['an unknown field', { colour: 'red' }, ''],
    ['no target', { arms: [{ name: 'all', weight: 10_000, targets: [] }] }, '/arms/0/targets'],
    [
      'an unknown cause',
      { arms: [{ name: 'all', weight: 10_000, targets: [{ offering: 'x', on: ['bored'] }] }] },
      '/arms/0/targets/0/on/0',
    ],
    ['a float for money', { limits: { maxCostUsd: 0.1 } }, '/limits/maxCostUsd'],
    ['a condition of no form', { when: { everything: true } }, '/when'],
  ])('refuses %s with the field named', async (_, change, path) => {
    const definition = { ...sampleDefinition([first]), ...change };
    const refusal = await refusalOf(
      createRule(SYSTEM_CALLER, { ...ruleInput(taskClass, [first]), key: 'x', definition }),
    );
    expect(refusal.kind).toBe('invalid');
    expect(refusal.details.fields?.map((field) => field.path)).toContain(`/definition${path}`);
  });

  it('keeps SQL, markup and right-to-left text in a note as text', async () => {
    const note = `'; DROP TABLE rules; --<script>alert(1)</script> \u202E${'ä'.repeat(100)}`;
    const own = await newTaskClass();
    const definition = sampleDefinition([first], { note });
    const rule = await createRule(SYSTEM_CALLER, { ...ruleInput(own, [first]), definition });
    expect(rule.definition.note).toBe(note);
    const entries = await db().auditEntry.findMany({ where: { subjectId: rule.id } });
    expect(new TextDecoder().decode(entries[0]?.bytes)).not.toContain('DROP TABLE');
  });
});

describe('task classes', () => {
  it('are edited over the revision seen', async () => {
    const created = await createTaskClass(SYSTEM_CALLER, taskClassInput('edited'));
    const { key: _key, ...fields } = taskClassInput('edited');
    const input = { ...fields, id: created.id, revision: 1, name: 'Edited', costToleranceUsd: '0.000000001' };
    const saved = await updateTaskClass(SYSTEM_CALLER, input);
    expect(saved).toMatchObject({ revision: 2, name: 'Edited', costToleranceUsd: '0.000000001' });
    const refusal = await refusalOf(updateTaskClass(SYSTEM_CALLER, { ...input, name: 'Late' }));
    expect(refusal).toMatchObject({ kind: 'conflict', details: { current: saved } });
  });

  it('take no label that is not recorded', async () => {
    const refusal = await refusalOf(
      createTaskClass(SYSTEM_CALLER, {
        ...taskClassInput('odd'),
        floorLevel: 'cosmic',
        unlabelledTags: ['pii', 'nope'],
      }),
    );
    expect(refusal.details.fields?.map((field) => field.path)).toEqual(['/floorLevel', '/unlabelledTags']);
  });

  it('are archived only when no draft has a rule for them, and keep their key', async () => {
    const created = await createTaskClass(SYSTEM_CALLER, taskClassInput('used'));
    const rule = await createRule(SYSTEM_CALLER, ruleInput('used', [first], 'staging'));
    const at = { id: created.id, revision: 1 };
    expect(await refusalOf(archiveTaskClass(SYSTEM_CALLER, at))).toMatchObject({ kind: 'refused' });
    await archiveRule(SYSTEM_CALLER, { id: rule.id, revision: 1 });
    await archiveTaskClass(SYSTEM_CALLER, at);
    expect((await refusalOf(createTaskClass(SYSTEM_CALLER, taskClassInput('used')))).kind).toBe('invalid');
  });
});
