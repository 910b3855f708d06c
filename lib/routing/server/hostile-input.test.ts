import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import { resetDraft } from './draft-commands';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { draftState } from './queries';
import { archiveRule, createRule, updateRule } from './rule-commands';
import { createTaskClass, updateTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second] = OFFERINGS;
/** Names that every object inherits. */
const INHERITED = ['constructor', '__proto__', 'hasOwnProperty', 'toString'] as const;
const NOT_TEXT = ['a\0b', 'a\ud800b'] as const;

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

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
});

describe('text that cannot be stored', () => {
  it.each(NOT_TEXT)('is a problem of the field that holds it (%j)', async (text) => {
    const rule = ruleInput('lookup', [first, second]);
    const definition = rule.definition as unknown as Record<string, unknown>;
    const withRule = (change: object) =>
      createRule(SYSTEM_CALLER, { ...rule, definition: { ...definition, ...change } });
    const version = { environment: 'development', baseVersion: 1, acceptedWarnings: [] };
    const refused = {
      '/name': createTaskClass(SYSTEM_CALLER, { ...taskClassInput('other'), name: text }),
      '/description': createTaskClass(SYSTEM_CALLER, { ...taskClassInput('other'), description: text }),
      '/kpi': createTaskClass(SYSTEM_CALLER, { ...taskClassInput('other'), kpi: text }),
      '/definition/note': withRule({ note: text }),
      '/definition/salt': withRule({ salt: text }),
      '/definition/needs/0': withRule({ needs: [text] }),
      '/definition/when/attribute': withRule({ when: { attribute: text, exists: true } }),
      '/definition/arms/0/name': withRule({
        arms: [{ name: text, weight: 10_000, targets: [{ offering: first }] }],
      }),
      '/reason': publishPolicy(SYSTEM_CALLER, { ...version, draftRevision: 1, reason: text }),
    };
    for (const [path, refusal] of Object.entries(refused)) {
      await expect(refusal).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ path }] } });
    }
  });
});

describe('numbers beyond what the database counts to', () => {
  it('are a problem of their field', async () => {
    const huge = 2 ** 40;
    const { id, ...fields } = await createTaskClass(SYSTEM_CALLER, taskClassInput('huge'));
    const { key: _key, ...edit } = fields;
    const rollback = { environment: 'development', baseVersion: 1, reason: 'why', acceptedWarnings: [] };
    const refused = {
      '/revision': updateTaskClass(SYSTEM_CALLER, { ...edit, id, revision: huge }),
      '/draftRevision': resetDraft(SYSTEM_CALLER, { environment: 'development', draftRevision: huge }),
      '/toVersion': rollBackPolicy(SYSTEM_CALLER, { ...rollback, toVersion: huge }),
    };
    for (const [path, refusal] of Object.entries(refused)) {
      await expect(refusal).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ path }] } });
    }
  });
});

describe('names that every object inherits', () => {
  it.each(INHERITED)('as an offering, attribute, tag and capability are findings (%s)', async (name) => {
    const rule = ruleInput('lookup', [first, second]);
    const created = await createRule(SYSTEM_CALLER, { ...rule, key: `inherited-${INHERITED.indexOf(name)}` });
    const definitions = {
      offering_missing: { ...rule.definition, ...ruleInput('lookup', [name]).definition },
      attribute: { ...rule.definition, when: { attribute: name, in: ['x'] } },
      tag: { ...rule.definition, when: { tag: name } },
      capability: { ...rule.definition, needs: [name] },
    };
    let revision = created.revision;
    for (const definition of Object.values(definitions)) {
      const { id, key } = created;
      ({ revision } = await updateRule(SYSTEM_CALLER, { id, revision, key, enabled: true, definition }));
      const { findings } = await draftState('development', new Date());
      expect(findings.map(({ severity }) => severity)).toContain('error');
      await expect(publish('development')).rejects.toMatchObject({ kind: 'refused' });
    }
    await archiveRule(SYSTEM_CALLER, { id: created.id, revision });
  });

  it('as members of a rule are refused, and change no object', async () => {
    const rule = ruleInput('lookup', [first]);
    const definition = JSON.parse(
      `{"__proto__":{"polluted":1},"arms":${JSON.stringify(rule.definition.arms)}}`,
    );
    await expect(createRule(SYSTEM_CALLER, { ...rule, definition })).rejects.toMatchObject({
      kind: 'invalid',
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('as task classes and rules are ordinary keys, from creation to rollback', async () => {
    const environment = 'staging';
    await createTaskClass(SYSTEM_CALLER, taskClassInput('constructor'));
    await createRule(SYSTEM_CALLER, ruleInput('constructor', [first, second], environment));
    const before = await draftState(environment, new Date());
    expect(before.changes).toContainEqual(
      expect.objectContaining({ kind: 'added', subject: 'task class', name: 'constructor' }),
    );
    await publish(environment);
    const { draftRevision, changes } = await draftState(environment, new Date());
    expect(changes).toEqual([]);
    await resetDraft(SYSTEM_CALLER, { environment, draftRevision });
    expect((await draftState(environment, new Date())).changes).toEqual([]);
  });
});

describe('conditions', () => {
  const nested = (depth: number) => {
    let when: object = { tag: 'pii' };
    for (let at = 0; at < depth; at += 1) when = { not: when };
    return when;
  };
  const refusalOf = (when: object) => {
    const rule = ruleInput('lookup', [first]);
    return createRule(SYSTEM_CALLER, { ...rule, key: 'deep', definition: { ...rule.definition, when } });
  };

  it.each([33, 1_000, 100_000])('%d deep are refused', async (depth) => {
    await expect(refusalOf(nested(depth))).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('that share their parts, and mean millions of them, are refused in good time', async () => {
    let when: object = { tag: 'pii' };
    for (let at = 0; at < 31; at += 1) when = { all: [when, when], any: [when], not: when };
    const begun = performance.now();
    await expect(refusalOf(when)).rejects.toMatchObject({ kind: 'invalid' });
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await db().rule.count({ where: { key: 'deep' } })).toBe(0);
  });
});
