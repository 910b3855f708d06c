import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import { dayAfter } from '../exception';
import {
  approveException,
  endException,
  proposeException,
  requestExceptionChanges,
  withdrawException,
} from './exception-commands';

withRoutingDatabase();
const NOW = new Date('2026-11-21T10:00:00Z');
const TODAY = '2026-11-21';
const BASE = { label: 'level:confidential', environment: null, reason: 'A pilot until the paper is signed.' };
const [OFFERING, OTHER, THIRD] = OFFERINGS;

let owner: Caller;
let privacy: Caller;
let architect: Caller;
beforeAll(async () => {
  owner = await addPerson('owner@example.com', ['risk_owner']);
  privacy = await addPerson('privacy@example.com', ['data_protection']);
  architect = await addPerson('architect@example.com', ['architect']);
  await db().sensitivityLevel.update({
    where: { key: 'confidential' },
    data: { obligations: [{ kind: 'contract' }, { kind: 'clause', type: 'personal_data', where: [] }] },
  });
  await db().sensitivityTag.update({
    where: { key: 'phi' },
    data: { obligations: [{ kind: 'clause', type: 'regulated_annex', where: [] }] },
  });
});

const ask = (offering: string, days = 90, from = TODAY, by = architect) =>
  proposeException(by, { ...BASE, offering, from, to: dayAfter(from, days - 1) }, NOW);
const accept = (by: Caller, { id }: { id: string }, revision = 1) =>
  approveException(by, { id, revision }, NOW);

describe('an exception', () => {
  it('holds once a risk owner and another, for data protection, accept it; then it can be ended', async () => {
    const asked = await ask(OFFERING);
    expect(await accept(owner, asked)).toEqual({ approved: false });
    expect(await accept(privacy, asked)).toEqual({ approved: true });
    await endException(architect, asked, NOW);
    const row = await db().proposal.findUniqueOrThrow({ where: { id: asked.id } });
    expect(row).toMatchObject({ state: 'ended', endedAt: NOW });
  });

  it('that a risk owner asks for still takes another person', async () => {
    const asked = await ask(OTHER, 30, TODAY, owner);
    expect((await refusalOf(accept(owner, asked))).kind).toBe('forbidden');
    expect(await accept(privacy, asked)).toEqual({ approved: true });
  });

  it('is handed back, asked for anew, and taken back', async () => {
    const asked = await ask(THIRD, 30);
    await requestExceptionChanges(privacy, { id: asked.id, revision: 1, message: 'Shorter.' }, NOW);
    const again = { ...BASE, offering: THIRD, from: TODAY, to: dayAfter(TODAY, 9) };
    expect((await refusalOf(proposeException(architect, again, NOW))).kind).toBe('conflict');
    expect(await proposeException(architect, { ...again, revision: 1 }, NOW)).toEqual({ id: asked.id });
    await withdrawException(architect, { id: asked.id, revision: 2 }, NOW);
    expect((await refusalOf(accept(privacy, asked, 2))).message).toBe('This was withdrawn.');
  });

  it('counts with those before it, wherever they held, when it is asked for and when it is accepted', async () => {
    const label = 'level:confidential';
    const held = async (environment: string | null, from: string) => {
      const asked = await proposeException(
        architect,
        { ...BASE, label, environment, offering: THIRD, from, to: dayAfter(from, 89) },
        NOW,
      );
      return asked;
    };
    const first = await held('staging', TODAY);
    const second = await held('production', '2027-03-01');
    const third = await held('development', '2027-06-01');
    for (const asked of [first, second]) {
      await accept(owner, asked);
      expect(await accept(privacy, asked)).toEqual({ approved: true });
    }
    expect((await refusalOf(accept(owner, third))).message).toContain('270 days within 365');
    const refusal = await refusalOf(ask(THIRD, 30, '2027-09-01'));
    expect(refusal.details.fields).toMatchObject([{ path: '/to' }]);
  });
});

describe('no exception', () => {
  it.each([
    ['for a label that is none', { label: 'tag:nothing' }, '/label'],
    ['for a label that nothing is recorded of', { label: 'level:restricted' }, '/label'],
    ['for a label that asks for nothing', { label: 'level:public' }, '/label'],
    ['in place of an annex', { label: 'tag:phi' }, '/label'],
    ['for an offering that is none', { offering: 'no/such' }, '/offering'],
    ['in an environment that is none', { environment: 'moon' }, '/environment'],
    ['for 91 days', { to: dayAfter(TODAY, 90) }, '/to'],
    ['from yesterday', { from: '2026-11-20' }, '/from'],
  ])('%s', async (_, change, path) => {
    const fine = { ...BASE, offering: OFFERING, from: TODAY, to: TODAY };
    const refusal = await refusalOf(proposeException(architect, { ...fine, ...change }, NOW));
    expect(refusal.details.fields).toMatchObject([{ path }]);
  });
});
