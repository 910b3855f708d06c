import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { RuleDto } from '../dto';
import { sampleDefinition } from '../test/sample-records';
import { listRouting } from './queries';
import { archiveRule, createRule, updateRule } from './rule-commands';
import { copyRule, restoreRule, transferRule } from './rule-copy-commands';
import { createTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second] = OFFERINGS;
const seen = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });
const keysOf = async (taskClass: string, environment = 'development') =>
  (await listRouting(environment)).find(({ key }) => key === taskClass)?.rules.map((rule) => rule.key);
const authorsOf = async (environment: string) => {
  const authors = await db().draftAuthor.findMany({
    where: { draft: { environment: { key: environment } } },
    select: { personId: true },
  });
  return authors.map(({ personId }) => personId);
};
let number = 0;
async function newRules(...keys: string[]): Promise<RuleDto[]> {
  number += 1;
  const { key: taskClass } = await createTaskClass(SYSTEM_CALLER, taskClassInput(`class-${number}`));
  const rules: RuleDto[] = [];
  for (const key of keys) {
    rules.push(
      await createRule(SYSTEM_CALLER, { ...ruleInput(taskClass, [first]), key: `${key}-${number}` }),
    );
  }
  return rules;
}

describe('a rule', () => {
  it('is duplicated right behind itself, under a key of its own', async () => {
    const [a, b] = (await newRules('a', 'b')) as [RuleDto, RuleDto];
    const copy = await copyRule(SYSTEM_CALLER, seen(a));
    expect(copy).toMatchObject({ key: `${a.key}-copy`, definition: a.definition, revision: 1 });
    await copyRule(SYSTEM_CALLER, seen(a));
    expect(await keysOf(a.taskClass)).toEqual([a.key, `${a.key}-copy-2`, `${a.key}-copy`, b.key]);
  });

  it('is copied to another environment, and takes over the one that has its key there if asked', async () => {
    const [a] = (await newRules('over')) as [RuleDto];
    const to = { environment: 'staging' };
    const there = await copyRule(SYSTEM_CALLER, { ...seen(a), to });
    expect(there).toMatchObject({ environment: 'staging', key: a.key });
    const definition = sampleDefinition([second]);
    const changed = await updateRule(SYSTEM_CALLER, { ...seen(a), key: a.key, enabled: false, definition });
    const replaced = await copyRule(SYSTEM_CALLER, { ...seen(changed), to, ifTaken: 'replace' });
    expect(replaced).toMatchObject({ id: there.id, revision: 2, enabled: false, definition });
    await copyRule(SYSTEM_CALLER, { ...seen(changed), to });
    expect(await keysOf(a.taskClass, 'staging')).toEqual([a.key, `${a.key}-copy`]);
  });

  it('moves to another environment at once or not at all, and only for who may edit both', async () => {
    const [a] = (await newRules('moving')) as [RuleDto];
    const staging = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
    const onlyThere = callerWith({ role: 'architect', environmentId: staging.id });
    const input = { ...seen(a), to: { environment: 'staging' } };
    expect((await refusalOf(transferRule(onlyThere, input))).kind).toBe('forbidden');
    const results = await Promise.allSettled([
      transferRule(SYSTEM_CALLER, input),
      transferRule(SYSTEM_CALLER, { ...input, to: { environment: 'production' } }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [left, ...there] = await Promise.all(
      ['development', 'staging', 'production'].map((environment) => keysOf(a.taskClass, environment)),
    );
    expect(left).toEqual([]);
    expect(there.flat()).toEqual([a.key]);
  });

  it('moves to another task class of its draft, where it comes last', async () => {
    const [a] = (await newRules('a')) as [RuleDto];
    const [b] = (await newRules('b')) as [RuleDto];
    const moved = await transferRule(SYSTEM_CALLER, { ...seen(a), to: { taskClass: b.taskClass } });
    expect(moved).toMatchObject({ id: a.id, taskClass: b.taskClass, position: 1 });
    const refusal = await refusalOf(
      transferRule(SYSTEM_CALLER, { ...seen(moved), to: { taskClass: b.taskClass } }),
    );
    expect(refusal.kind).toBe('refused');
  });

  it('comes back to the place it had, unless its key was taken', async () => {
    const [a, b] = (await newRules('a', 'b')) as [RuleDto, RuleDto];
    const gone = await archiveRule(SYSTEM_CALLER, seen(a));
    expect(await restoreRule(SYSTEM_CALLER, gone)).toMatchObject({ id: a.id, revision: 3 });
    expect(await keysOf(a.taskClass)).toEqual([a.key, b.key]);
    expect((await refusalOf(restoreRule(SYSTEM_CALLER, gone))).kind).toBe('conflict');
    const again = await archiveRule(SYSTEM_CALLER, { id: a.id, revision: 3 });
    await createRule(SYSTEM_CALLER, { ...ruleInput(a.taskClass, [first]), key: a.key });
    expect(await refusalOf(restoreRule(SYSTEM_CALLER, again))).toMatchObject({ kind: 'invalid' });
  });

  it('is copied as it was seen, or not', async () => {
    const [a] = (await newRules('seen')) as [RuleDto];
    expect(await refusalOf(copyRule(SYSTEM_CALLER, { id: a.id, revision: 7 }))).toMatchObject({
      kind: 'conflict',
      details: { current: a },
    });
  });
});

describe('who wrote what is not published yet', () => {
  let writer: Awaited<ReturnType<typeof addPerson>>;
  let copier: Awaited<ReturnType<typeof addPerson>>;
  beforeAll(async () => {
    writer = await addPerson('writer@example.com', ['architect']);
    copier = await addPerson('copier@example.com', ['architect']);
  });

  it('is an author of the copy as much as who copied it', async () => {
    const { key } = await createTaskClass(SYSTEM_CALLER, taskClassInput('written'));
    const rule = await createRule(writer, ruleInput(key, [first]));
    await copyRule(copier, { ...seen(rule), to: { environment: 'production' } });
    expect((await authorsOf('production')).sort()).toEqual([copier.personId, writer.personId].sort());
  });
});
