import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { addPerson, callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { listImports } from './import-queries';
import {
  archiveImportSchedule,
  createImportSchedule,
  runImportSchedule,
  updateImportSchedule,
} from './import-schedule-commands';
import { loadCatalogue } from './load';
import { readFile } from './read-files';
import { runDueSchedules, type Ways } from './run-schedules';
import { listSchedules } from './schedule-import-queries';
import { sourceStatements } from './source-statements';
import { importFromAddress } from './start-import';

withAccessDatabase();
let admin: Caller;
beforeEach(async () => {
  admin ??= await addPerson('schedules@example.com', ['admin']);
  await db().importSchedule.updateMany({ data: { archivedAt: new Date() } });
});

const URL = 'https://prices.test/litellm.json';
const file = (cost: number, more: object = {}) =>
  new TextEncoder().encode(
    JSON.stringify({
      'gpt-4o': { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: cost, ...more },
    }),
  );

const start = Date.parse('2026-11-21T08:00:00.000Z');
const atHour = (hours: number) => new Date(start + hours * 3_600_000);

interface Said {
  readonly outcome: string | null;
  readonly failed: boolean;
  readonly next: string;
}

async function runAt(hours: number, fetch: Ways['fetch'], logged: object[] = []): Promise<Said> {
  const log = { info: () => {}, error: (facts: object) => void logged.push(facts) };
  await runDueSchedules(() => atHour(hours), log, { fetch, read: readFile });
  const [row] = await listSchedules();
  return { outcome: row?.lastOutcome ?? null, failed: row?.lastFailed ?? false, next: row?.nextRunAt ?? '' };
}

const create = (more: object = {}) =>
  createImportSchedule(
    admin,
    { source: 'litellm', url: URL, everyHours: 24, apply: 'apply', maxChangePercent: 20, ...more },
    atHour(0),
  );
const input = async () => {
  const { prices } = await loadCatalogue();
  return [...prices.values()].flat().find(({ unit }) => unit === 'input')?.amount;
};

describe('a source that is fetched on a schedule', () => {
  it('is applied by itself as long as no price moves too far, and else waits to be looked at', async () => {
    await create();
    expect(await runAt(0, async () => ({ bytes: file(2e-6) }))).toEqual({
      outcome: '1 change applied.',
      failed: false,
      next: atHour(24).toISOString(),
    });
    expect(await input()).toBe('2');
    // Not due yet.
    await runAt(23, () => Promise.reject(new Error('fetched too soon')));
    expect((await runAt(24, async () => ({ bytes: file(2e-6) }))).outcome).toMatch(/^No change/);
    // And it said so that day.
    const [says] = [...(await sourceStatements()).values()].flat();
    expect(says?.source.asOf).toBe(utcDate(atHour(24)));
    expect((await runAt(48, async () => ({ bytes: file(2.2e-6) }))).outcome).toBe('1 change applied.');
    expect(await input()).toBe('2.2');
    const moved = await runAt(72, async () => ({ bytes: file(3e-6) }));
    expect(moved.outcome).toBe('A price moves by 36.36 %: 1 change to look at.');
    expect(await input()).toBe('2.2');
    // What nobody looked at is overtaken by what comes next.
    await runAt(96, async () => ({ bytes: file(4e-6) }));
    const imports = await listImports();
    expect(imports.map(({ state }) => state)).toEqual(['preview', 'discarded', 'applied', 'applied']);
    expect(imports[0]).toMatchObject({ via: 'url', name: URL, createdBy: 'Fairlead' });
  });

  it('waits for somebody where that is wanted', async () => {
    await create({ apply: 'review' });
    const bytes = file(9e-6, { max_input_tokens: 1000 });
    expect((await runAt(200, async () => ({ bytes }))).outcome).toMatch(/to look at/);
    expect(await input()).toBe('2.2');
  });

  it('that cannot be fetched is noted, and tried again after an hour and then after six', async () => {
    await create();
    const fetch = () => Promise.reject(refused('prices.test answered with status 503.'));
    const first = await runAt(300, fetch);
    expect(first).toEqual({
      outcome: 'prices.test answered with status 503.',
      failed: true,
      next: atHour(301).toISOString(),
    });
    expect((await runAt(301, fetch)).next).toBe(atHour(307).toISOString());
    const back = await runAt(307, async () => ({ bytes: file(2.2e-6) }));
    expect(back).toMatchObject({ failed: false, next: atHour(331).toISOString() });
  });

  it('that is no such file says why, and a defect says nothing of itself', async () => {
    await create();
    const hostile = new TextEncoder().encode('{"a": 1, "a": 2}');
    expect((await runAt(400, async () => ({ bytes: hostile }))).outcome).toMatch(/Line 1/);
    const logged: object[] = [];
    const broken = await runAt(401, () => Promise.reject(new Error('secret')), logged);
    expect([broken.outcome, logged.length]).toEqual([expect.stringMatching(/defect of its own/), 1]);
  });

  it('is fetched by one process at a time', async () => {
    await create();
    let fetches = 0;
    const fetch = async () => {
      fetches += 1;
      return { bytes: file(2.3e-6) };
    };
    await Promise.all([runAt(500, fetch), runAt(500, fetch), runAt(500, fetch)]);
    expect(fetches).toBe(1);
  });

  it('in the hands of a process that died is due again; an outage is none of its failures', async () => {
    await create();
    const out = Object.assign(new Error('the database is gone'), { code: 'P1001' });
    await expect(runAt(600, () => Promise.reject(out))).rejects.toThrow('gone');
    const [row] = await listSchedules();
    expect([row?.lastRunAt, row?.nextRunAt]).toEqual([null, atHour(600.25).toISOString()]);
    expect((await runAt(600.25, async () => ({ bytes: file(2.3e-6) }))).failed).toBe(false);
  });
});

describe('a schedule', () => {
  it.each([
    [{ url: 'http://prices.test/' }, '/url'],
    [{ everyHours: 0 }, '/everyHours'],
    [{ source: 'genai-prices' }, '/source'],
    [{ source: 'table' }, '/mapping'],
  ])('%j is refused', async (more, path) => {
    await expect(create(more)).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ path }] } });
  });

  it('is changed, run at once and put away by whoever saw it as it is', async () => {
    const { id } = await create();
    await runAt(700, async () => ({ bytes: file(2.3e-6) }));
    const change = { url: `${URL}?new`, everyHours: 48, apply: 'review', maxChangePercent: 5 };
    await updateImportSchedule(admin, { id, revision: 1, ...change }, atHour(700));
    const [row] = await listSchedules();
    expect(row).toMatchObject({ ...change, revision: 2, nextRunAt: atHour(748).toISOString() });
    await expect(updateImportSchedule(admin, { id, revision: 1, ...change })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await runImportSchedule(admin, { id, revision: 2 }, atHour(701));
    expect((await listSchedules())[0]?.nextRunAt).toBe(atHour(701).toISOString());
    await archiveImportSchedule(admin, { id, revision: 2 });
    expect(await listSchedules()).toEqual([]);
  });
});

describe('an address that is given', () => {
  it.each([
    ['http://prices.test/', 'invalid'],
    ['file:///etc/passwd', 'invalid'],
    ['https://169.254.169.254/latest/meta-data/', 'refused'],
    ['https://[::ffff:127.0.0.1]/', 'refused'],
    ['https://0x7f000001/', 'refused'],
  ])('%s is %s', async (url, kind) => {
    await expect(importFromAddress(admin, { source: 'litellm', url })).rejects.toMatchObject({ kind });
  });

  it('is fetched for administrators alone', async () => {
    const architect = callerWith('architect');
    const input = { source: 'litellm', url: 'https://prices.test/' };
    await expect(importFromAddress(architect, input)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
