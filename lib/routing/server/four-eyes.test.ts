import { beforeAll, describe, expect, it } from 'vitest';
import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import type { Caller } from '@/lib/auth/server/command';
import { createServiceAccount, updateServiceAccount } from '@/lib/auth/server/commands/service-accounts';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { RuleDto } from '../dto';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { createDraft, resetDraft } from './draft-commands';
import { publishPolicy } from './publish-commands';
import { draftState } from './queries';
import { answerReview, requestReview, withdrawReview } from './review-commands';
import { createRule, updateRule } from './rule-commands';
import { copyRule, restoreRule } from './rule-copy-commands';
import { createTaskClass, updateTaskClass } from './task-class-commands';
import { createRegionGroup, updateRegionGroup } from './vocabulary-commands';

/** Ways in which one person's words could come past them as somebody else's. */

withRoutingDatabase();
const [first, second] = OFFERINGS;
const environment = 'production';

type Person = Awaited<ReturnType<typeof addPerson>>;
let ada: Person;
let ben: Person;
let cem: Person;
const taskClass = 'watched';

beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['architect', 'publisher']);
  ben = await addPerson('ben@example.com', ['architect', 'publisher']);
  cem = await addPerson('cem@example.com', ['architect', 'publisher']);
  await createTaskClass(SYSTEM_CALLER, taskClassInput(taskClass));
});

const seen = ({ id, revision }: RuleDto) => ({ id, revision });
const look = (draft: string) => draftState(environment, new Date(), draft);

async function request(caller: Caller, draft: string): Promise<string> {
  const { draftRevision, activeVersion: baseVersion } = await look(draft);
  const input = { kind: 'publish', environment, draft, draftRevision, baseVersion, message: 'please look' };
  return (await requestReview(caller, input)).reviewId;
}

async function approve(caller: Caller, reviewId: string) {
  const review = await db().review.findUniqueOrThrow({ where: { id: reviewId } });
  const activeVersion = review.baseVersion;
  return answerReview(caller, { reviewId, digest: review.sourceDigest, activeVersion, verdict: 'approve' });
}

async function publish(caller: Caller, draft: string) {
  const { draftRevision, activeVersion: baseVersion, findings } = await look(draft);
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = { environment, draft, draftRevision, baseVersion, acceptedWarnings, reason: 'a test' };
  return publishPolicy(caller, input);
}

const authorsOf = async (draft: string) => {
  const rows = await db().draftAuthor.findMany({
    where: { draft: { environment: { key: environment }, name: draft, archivedAt: null } },
    include: { person: true },
  });
  return rows.map(({ person }) => person.name).sort();
};

/** A draft of its own with one rule, which `writer` wrote. */
async function written(draft: string, writer: Caller): Promise<RuleDto> {
  await createDraft(SYSTEM_CALLER, { environment, name: draft, from: { kind: 'active' } });
  return createRule(writer, { ...ruleInput(taskClass, [first], environment), key: draft, draft });
}

describe('a service account that changes hands', () => {
  it('asked for whoever answered for it then, and for whoever does now', async () => {
    const grants = [{ role: 'architect', environment: null }];
    const account = await createServiceAccount(SYSTEM_CALLER, {
      name: 'pipeline',
      responsibleId: ada.personId,
      grants,
    });
    const { actorId } = await db().serviceAccount.findUniqueOrThrow({ where: { id: account.id } });
    const machine = await callerOfActor(db(), actorId);
    if (!machine) throw new Error('it is there');
    await written('handed', cem);
    const review = await request(machine, 'handed');
    const { id, revision, name } = account;
    await updateServiceAccount(SYSTEM_CALLER, { id, revision, name, grants, responsibleId: ben.personId });
    for (const person of [ada, ben]) {
      expect((await refusalOf(approve(person, review))).message).toContain('another person has to approve');
      expect(
        await db().$queryRaw`SELECT is_review_author(${review}::uuid, ${person.personId}::uuid) AS author`,
      ).toEqual([{ author: true }]);
    }
    await withdrawReview(cem, { reviewId: review });
  });
});

describe('what was written and is not published', () => {
  it('keeps who wrote it when a rule is copied that somebody else touched last', async () => {
    const rule = await written('touched', ada);
    const { id, revision, key } = rule;
    const definition = sampleDefinition([first, second]);
    const touched = await updateRule(ben, { id, revision, key, enabled: true, definition });
    await createDraft(SYSTEM_CALLER, { environment, name: 'target' });
    const copy = await copyRule(cem, { ...seen(touched), to: { draft: 'target' } });
    expect(await authorsOf('target')).toEqual(['ada', 'ben', 'cem']);
    await createDraft(SYSTEM_CALLER, { environment, name: 'again' });
    await copyRule(SYSTEM_CALLER, { ...seen(copy), to: { draft: 'again' } });
    expect(await authorsOf('again')).toEqual(['ada', 'ben', 'cem']);
  });

  it('keeps who wrote it through a copy of its draft', async () => {
    const rule = await written('original', ada);
    const from = { kind: 'draft', environment, draft: 'original' };
    const { draft } = await createDraft(SYSTEM_CALLER, { environment, name: 'twin', from });
    const twin = await db().rule.findFirstOrThrow({ where: { key: rule.key, draft: { name: draft } } });
    await createDraft(SYSTEM_CALLER, { environment, name: 'third' });
    const seenTwin = { id: twin.id, revision: twin.revision };
    await copyRule(SYSTEM_CALLER, { ...seenTwin, to: { draft: 'third' } });
    expect(await authorsOf('third')).toEqual(['ada']);
  });
});

describe('what was published', () => {
  it('was written by nobody any more, but for the rules that a reset took out and somebody brings back', async () => {
    const rule = await written('kept', ada);
    const review = await request(cem, 'kept');
    await approve(ben, review);
    await publish(cem, 'kept');
    await createDraft(SYSTEM_CALLER, { environment, name: 'of-published' });
    await copyRule(cem, { ...seen(rule), to: { draft: 'of-published' } });
    expect(await authorsOf('of-published')).toEqual(['cem']);

    const extra = await createRule(ada, {
      ...ruleInput(taskClass, [second], environment),
      key: 'extra',
      draft: 'kept',
    });
    const { draftRevision } = await look('kept');
    await resetDraft(ben, { environment, draft: 'kept', draftRevision });
    expect(await authorsOf('kept')).toEqual([]);
    await restoreRule(cem, { id: extra.id, revision: 2 });
    expect(await authorsOf('kept')).toEqual(['ada', 'ben', 'cem']);
  });
});

describe('a review', () => {
  it('is asked for anew, in words, when a task class took effect with the same rules meanwhile', async () => {
    const active = (await look('main')).activeVersion;
    expect(active).not.toBeNull();
    const { id, revision } = await db().taskClass.findUniqueOrThrow({ where: { key: taskClass } });
    await createDraft(SYSTEM_CALLER, { environment, name: 'same-rules' });
    await createDraft(SYSTEM_CALLER, { environment, name: 'edited' });
    const rule = await db().rule.findFirstOrThrow({ where: { archivedAt: null, draft: { name: 'edited' } } });
    const change = { key: rule.key, enabled: true, definition: sampleDefinition([second]) };
    await updateRule(ada, { id: rule.id, revision: rule.revision, ...change });
    const { key: _key, ...input } = taskClassInput(taskClass);
    await updateTaskClass(SYSTEM_CALLER, { ...input, id, revision, unlabelledLevel: 'internal' });
    const edited = await request(ada, 'edited');
    const same = await request(ada, 'same-rules');
    await approve(ben, edited);
    await approve(ben, same);
    await publish(cem, 'same-rules');
    expect((await refusalOf(publish(cem, 'edited'))).message).toContain('request approval again');
    await approve(ben, await request(ada, 'edited'));
    await publish(cem, 'edited');
  });

  it('is asked for anew when regions that rules may allow came to stand for others', async () => {
    const rule = await db().rule.findFirstOrThrow({ where: { archivedAt: null, draft: { name: 'edited' } } });
    const { id, revision, regions } = await createRegionGroup(ada, { key: 'home', regions: ['eu-west-1'] });
    await db().offering.update({
      where: { key: first },
      data: { regionsKnown: true, regions: ['eu-west-1'] },
    });
    const definition = sampleDefinition([first], { regions: ['home'] });
    const change = { key: rule.key, enabled: true, definition };
    await updateRule(ada, { id: rule.id, revision: rule.revision, ...change });
    await approve(ben, await request(ada, 'edited'));
    await updateRegionGroup(ada, { id, revision, regions: [...regions, 'us-east-1'] });
    expect((await refusalOf(publish(ada, 'edited'))).message).toContain('request approval again');
  });
});
