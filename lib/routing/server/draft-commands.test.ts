import { describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { RuleDto } from '../dto';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { createDraft, discardDraft, renameDraft, resetDraft, restoreDraft } from './draft-commands';
import { listDrafts } from './draft-list';
import { openDraftNames } from './draft-queries';
import { publishPolicy } from './publish-commands';
import { draftState, listRouting } from './queries';
import { archiveRule, createRule, updateRule } from './rule-commands';
import { createTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second] = OFFERINGS;
const environment = 'development';
const open = (name: string, change: object = {}) =>
  createDraft(SYSTEM_CALLER, { environment, name, ...change });
const rulesOf = async (taskClass: string, draft: string, of = environment) =>
  (await listRouting(of, draft)).find(({ key }) => key === taskClass)?.rules ?? [];
const record = (id: string) => db().draft.findUniqueOrThrow({ where: { id }, include: { authors: true } });
async function publish(draft: string) {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date(), draft);
  return publishPolicy(SYSTEM_CALLER, {
    environment,
    draft,
    draftRevision,
    baseVersion: activeVersion,
    reason: 'a test',
    acceptedWarnings: warningsOf(findings).map(findingKey),
  });
}

describe('before anything is published', () => {
  it('a draft begins empty, and the only one of an environment stays', async () => {
    expect(await openDraftNames('staging')).toEqual(['main']);
    const { draftRevision } = await draftState('staging', new Date());
    const refusal = await refusalOf(
      discardDraft(SYSTEM_CALLER, { environment: 'staging', draft: 'main', draftRevision }),
    );
    expect(refusal).toMatchObject({ kind: 'refused' });
  });

  it('of two people who open a draft of one name at once, one does', async () => {
    const results = await Promise.allSettled([open('same'), open('same')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(open('same'))).toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path: '/name' }] },
    });
  });
});

describe('a draft', () => {
  it('is opened from what is active, or as a copy of another with its authors and its base', async () => {
    const writer = await addPerson('writer@example.com', ['architect']);
    const copier = await addPerson('copier@example.com', ['architect']);
    await createTaskClass(SYSTEM_CALLER, taskClassInput('opened'));
    const rule = await createRule(SYSTEM_CALLER, ruleInput('opened', [first]));
    const { version } = await publish('main');
    const { id, revision, key, enabled } = rule;
    await updateRule(writer, { id, revision, key, enabled, definition: sampleDefinition([second]) });

    const fromActive = await open('from-active');
    expect(await record(fromActive.id)).toMatchObject({ baseVersion: version, revision: 1 });
    expect(await rulesOf('opened', 'from-active')).toMatchObject([{ definition: sampleDefinition([first]) }]);

    const copy = await createDraft(copier, {
      environment,
      name: 'copy',
      from: { kind: 'draft', environment, draft: 'main' },
    });
    expect(await rulesOf('opened', 'copy')).toMatchObject([{ definition: sampleDefinition([second]) }]);
    const { authors, ...made } = await record(copy.id);
    expect(made).toMatchObject({ baseVersion: version, createdById: copier.actorId });
    expect(authors.map(({ personId }) => personId).sort()).toEqual([writer.personId, copier.personId].sort());
  });

  it('of another environment says where it comes from', async () => {
    const made = await createDraft(SYSTEM_CALLER, {
      environment: 'staging',
      name: 'promoted',
      from: { kind: 'version', environment, version: 1 },
    });
    const origin = await db().environment.findUniqueOrThrow({ where: { key: environment } });
    expect(await record(made.id)).toMatchObject({
      baseVersion: null,
      originEnvironmentId: origin.id,
      originVersion: 1,
    });
    expect(await rulesOf('opened', 'promoted', 'staging')).toHaveLength(1);
    const none = { environment: 'staging', name: 'x', from: { kind: 'version', environment, version: 99 } };
    expect((await refusalOf(createDraft(SYSTEM_CALLER, none))).kind).toBe('not_found');
  });

  it('is put away as it was seen and comes back, under another name where its own was taken', async () => {
    const { id } = await open('away');
    const seen = { environment, draft: 'away', draftRevision: 1 };
    await createRule(SYSTEM_CALLER, { ...ruleInput('opened', [first]), key: 'late', draft: 'away' });
    expect((await refusalOf(discardDraft(SYSTEM_CALLER, seen))).kind).toBe('conflict');
    await discardDraft(SYSTEM_CALLER, { ...seen, draftRevision: 2 });
    expect(await openDraftNames(environment)).not.toContain('away');
    const late = { ...ruleInput('opened', [first]), key: 'later', draft: 'away' };
    expect((await refusalOf(createRule(SYSTEM_CALLER, late))).kind).toBe('not_found');
    await open('away');
    const taken = { id, name: 'away' };
    expect((await refusalOf(restoreDraft(SYSTEM_CALLER, taken))).kind).toBe('invalid');
    expect(await restoreDraft(SYSTEM_CALLER, { id })).toEqual({ environment, draft: 'away-copy' });
    expect((await rulesOf('opened', 'away-copy')).map(({ key }) => key)).toEqual(['opened', 'late']);
    expect((await refusalOf(restoreDraft(SYSTEM_CALLER, { id, name: 'twice' }))).kind).toBe('refused');
  });

  it('takes another name', async () => {
    await open('before');
    const input = { environment, draft: 'before', name: 'main' };
    expect((await refusalOf(renameDraft(SYSTEM_CALLER, input))).kind).toBe('invalid');
    await renameDraft(SYSTEM_CALLER, { ...input, name: 'after' });
    expect(await openDraftNames(environment)).toContain('after');
    expect((await refusalOf(renameDraft(SYSTEM_CALLER, { ...input, name: 'again' }))).kind).toBe('not_found');
  });

  it('is reset to what is active: rules that say the same stay as they are, nobody is its author', async () => {
    const { id } = await open('reset');
    const [kept] = await rulesOf('opened', 'reset');
    const author = await addPerson('author@example.com', ['architect']);
    await createRule(author, { ...ruleInput('opened', [first]), key: 'mine', draft: 'reset' });
    await resetDraft(author, { environment, draft: 'reset', draftRevision: 2 });
    expect(await rulesOf('opened', 'reset')).toEqual([kept]);
    expect((await record(id)).authors).toEqual([]);
  });

  it('is made only where the role is held', async () => {
    const staging = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
    const onlyThere = callerWith({ role: 'architect', environmentId: staging.id });
    expect((await refusalOf(createDraft(onlyThere, { environment, name: 'x' }))).kind).toBe('forbidden');
  });
});

describe('the list of drafts', () => {
  it('says of each who made and changed it, how it differs, what waits for it and where it comes from', async () => {
    const author = await addPerson('lister@example.com', ['architect']);
    await createDraft(author, { environment, name: 'listed' });
    await createRule(SYSTEM_CALLER, { ...ruleInput('opened', [first]), key: 'more', draft: 'listed' });
    const find = async (name: string, of = environment) =>
      (await listDrafts(of, { discarded: true })).find((draft) => draft.name === name);
    const plain = { stale: false, review: null, publishAt: null, origin: null, discardedAt: null };
    expect(await find('listed')).toMatchObject({
      ...plain,
      author: 'lister',
      changedBy: 'Fairlead',
      changes: 1,
    });
    const [opened, more] = (await rulesOf('opened', 'listed')) as [RuleDto, RuleDto];
    await archiveRule(SYSTEM_CALLER, { id: opened.id, revision: opened.revision });
    expect(await find('listed')).toMatchObject({ changes: 2 });
    await archiveRule(SYSTEM_CALLER, { id: more.id, revision: more.revision });
    expect(await find('listed')).toMatchObject({ changes: 1 });
    expect(await find('promoted', 'staging')).toMatchObject({
      changes: 1,
      origin: { environment, version: 1 },
    });
    await discardDraft(SYSTEM_CALLER, { environment, draft: 'listed', draftRevision: 4 });
    expect(await find('listed')).toMatchObject({ discardedAt: expect.any(String) });
    expect((await listDrafts(environment)).map(({ name }) => name)).not.toContain('listed');
  });
});
