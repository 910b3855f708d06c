import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import type { Obligation } from '../obligations';
import { archiveLabel, createLabel, renameLabel } from './label-commands';
import { labelNamed, labelRows } from './label-records';
import {
  approveObligations,
  proposeObligations,
  requestObligationsChanges,
  submitObligations,
  withdrawObligations,
} from './obligation-commands';

withRoutingDatabase();
let author: Caller;
let other: Caller;
beforeAll(async () => {
  author = await addPerson('steward@example.com', ['data_steward']);
  other = await addPerson('privacy@example.com', ['data_protection']);
});

/** Proposes, and keeps what the next who acts on it has seen. */
async function proposed(by: Caller, input: Parameters<typeof proposeObligations>[1]) {
  const { id, revision } = await proposeObligations(by, input);
  return { id, revision };
}

const NO_TRAINING: Obligation = { kind: 'clause', type: 'no_training', where: [] };
const asked = async (kind: 'level' | 'tag', key: string) => (await labelNamed(db(), kind, key)).obligations;

describe('what a label asks for', () => {
  it('changes once another person approved it, and the database lets nothing else change it', async () => {
    const label = 'level:restricted';
    const obligations: Obligation[] = [{ kind: 'contract' }, NO_TRAINING];
    const made = await proposed(author, { label, obligations });
    await submitObligations(author, { ...made, message: 'As the board wants it.' });
    expect((await refusalOf(approveObligations(author, made))).kind).toBe('forbidden');
    expect(await approveObligations(other, made)).toEqual({ approved: true });
    expect(await asked('level', 'restricted')).toEqual(obligations);
    const direct = db().sensitivityLevel.update({ where: { key: 'restricted' }, data: { obligations: [] } });
    await expect(direct).rejects.toThrow('what a label asks for takes the approval of another person');
  });

  it('tells an empty list from none, and goes from one to the other', async () => {
    const label = 'tag:pci';
    const into = async (obligations: Obligation[] | null) => {
      const made = await proposed(author, { label, obligations });
      await submitObligations(author, made);
      await approveObligations(other, made);
      return asked('tag', 'pci');
    };
    expect(await into([])).toEqual([]);
    expect(await into(null)).toBeNull();
    expect(
      (await refusalOf(proposeObligations(author, { label, obligations: null }))).details.fields,
    ).toEqual([{ path: '/obligations', message: 'This is what it asks for already.' }]);
  });

  it('is handed back, written anew by another who cannot approve it then, and taken back', async () => {
    const label = 'tag:phi';
    const made = await proposed(author, { label, obligations: [NO_TRAINING] });
    await submitObligations(author, made);
    await requestObligationsChanges(other, { ...made, message: 'And a contract.' });
    const stale = proposeObligations(author, { label, obligations: [] });
    expect((await refusalOf(stale)).kind).toBe('conflict');
    const steward = await addPerson('second@example.com', ['data_steward']);
    const again = await proposed(steward, { label, obligations: [], revision: made.revision });
    await submitObligations(steward, again);
    expect((await refusalOf(approveObligations(steward, again))).kind).toBe('forbidden');
    await withdrawObligations(author, again);
    expect((await refusalOf(approveObligations(other, again))).message).toBe('This was withdrawn.');
    expect(await asked('tag', 'phi')).not.toEqual([]);
  });

  it.each<[string, Obligation, string]>([
    ['a type', { kind: 'clause', type: 'nothing', where: [] }, '/obligations/0/type'],
    [
      'a parameter',
      { ...NO_TRAINING, where: [{ parameter: 'days', op: 'atMost', value: 1 }] } as Obligation,
      '/obligations/0/where',
    ],
    ['a vendor', { kind: 'affiliation', with: ['nobody'], exclude: ['unknown'] }, '/obligations/0/with'],
  ])('names no %s that there is not', async (_, obligation, path) => {
    const refusal = await refusalOf(
      proposeObligations(author, { label: 'tag:pii', obligations: [obligation] }),
    );
    expect(refusal.details.fields).toMatchObject([{ path }]);
  });
});

describe('labels', () => {
  const keys = async () =>
    (await labelRows(db())).flatMap(({ kind, key }) => (kind === 'level' ? [key] : []));

  it('are added above another with nothing recorded, renamed, and archived', async () => {
    const made = await createLabel(author, {
      kind: 'level',
      key: 'secret',
      name: 'Secret',
      above: 'internal',
    });
    expect(await keys()).toEqual(['public', 'internal', 'secret', 'confidential', 'restricted']);
    expect(await asked('level', 'secret')).toBeNull();
    const renamed = await renameLabel(author, {
      kind: 'level',
      id: made.id,
      revision: 1,
      name: 'Very secret',
    });
    expect(renamed).toMatchObject({ name: 'Very secret', revision: 2 });
    expect((await refusalOf(archiveLabel(author, { kind: 'level', id: made.id, revision: 1 }))).kind).toBe(
      'conflict',
    );
    await archiveLabel(author, { kind: 'level', id: made.id, revision: 2 });
    expect(await keys()).toEqual(['public', 'internal', 'confidential', 'restricted']);
    const lowest = await createLabel(author, { kind: 'level', key: 'open', name: 'Open', above: null });
    expect(lowest.rank).toBe(0);
    const again = createLabel(author, { kind: 'level', key: 'secret', name: 'Secret', above: null });
    expect((await refusalOf(again)).details.fields).toMatchObject([{ path: '/key' }]);
  });

  it('stay while a rule or a task class names them', async () => {
    await createTaskClass(SYSTEM_CALLER, { ...taskClassInput('claims'), floorTags: ['pii'] });
    const rule = ruleInput('claims', OFFERINGS);
    await createRule(SYSTEM_CALLER, {
      ...rule,
      definition: { ...rule.definition, when: { tag: 'privileged' } },
    });
    for (const [key, why] of [
      ['pii', 'task classes name pii'],
      ['privileged', 'privileged is still named'],
    ] as const) {
      const { id, revision } = await labelNamed(db(), 'tag', key);
      const refusal = await refusalOf(archiveLabel(author, { kind: 'tag', id, revision }));
      expect(refusal.message).toContain(why);
    }
  });
});
