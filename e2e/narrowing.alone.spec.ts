import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM_CALLER } from '../lib/auth/system-actor';
import { bringDatabase, connect } from '../lib/db/client';
import { ruleInput, taskClassInput } from '../lib/db/testing/routing';
import { createRule } from '../lib/routing/server/rule-commands';
import { createTaskClass } from '../lib/routing/server/task-class-commands';
import { createRouter, type Decision } from '../sdk/src/index';
import { runningApp } from './support/app';
import { violations } from './support/axe';
import { newPerson } from './support/people';
import { publishInDevelopment } from './support/policy';
import { followOptions, newToken } from './support/routers';
import { expect, test } from './support/test';

/**
 * What the invented cloud's contract clears, until it ends: by its date in a router that nobody reaches, and at once
 * when somebody terminates it.
 */

/** A run that begins anew after a failure has a task class of its own. */
const CLASS = `agreed-only-${Date.now().toString(36)}`;
const TARGETS = ['sample-cloud/cirrus-1', 'sample-cloud/quill-2-mini'];
const NUMBER = 'SAMPLE-MSA-1';

// The second test goes on with what the first one published.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const database = connect(runningApp().database.applicationUrl);
  bringDatabase(database);
  try {
    const internal = { floorLevel: 'internal', unlabelledLevel: 'internal' };
    await createTaskClass(SYSTEM_CALLER, { ...taskClassInput(CLASS), ...internal });
    await createRule(SYSTEM_CALLER, { ...ruleInput(CLASS, TARGETS), key: CLASS });
  } finally {
    bringDatabase(undefined);
    await database.$disconnect();
  }
});

const routed = ({ outcome, code, candidates }: Decision): string =>
  outcome === 'route' ? candidates.map(({ offering }) => offering).join(' then ') : `denied: ${code}`;

test('a target that contracts clear is published, and stops on its day in a router that reaches no server', async ({
  page,
}) => {
  await publishInDevelopment(page, 'Targets that the contract clears');
  const token = await newToken(page, 'narrowing router', 'Development');
  const cachePath = join(tmpdir(), `narrowing-${process.pid}-${Date.now()}.json`);
  const options = { ...(await followOptions(token, 'Development', 'narrowing router')), cachePath };
  const online = await createRouter(options);
  expect(routed(online.evaluate({ taskClass: CLASS }))).toBe(TARGETS.join(' then '));
  await online.close();

  const offline = await createRouter({
    ...options,
    fetch: () => Promise.reject(new TypeError('no server')),
  });
  const clock = Date.now;
  try {
    const { validUntil, candidates } = offline.evaluate({ taskClass: CLASS });
    const end = Date.parse(candidates[0]?.validUntil ?? '');
    expect(end).toBeGreaterThan(clock());
    expect(Date.parse(validUntil ?? '')).toBeLessThanOrEqual(end);
    Date.now = () => end - 1;
    expect(routed(offline.evaluate({ taskClass: CLASS }))).toBe(TARGETS.join(' then '));
    Date.now = () => end;
    expect(routed(offline.evaluate({ taskClass: CLASS }))).toBe('denied: no_eligible_offering');
  } finally {
    Date.now = clock;
    await offline.close();
  }
});

test('a contract that is terminated says what it closes, and every router stops without anybody publishing', async ({
  page,
  browser,
}) => {
  const token = await newToken(page, 'polling router', 'Development');
  const options = await followOptions(token, 'Development', 'polling router');
  const routers = await Promise.all([
    createRouter(options),
    createRouter({ ...options, instance: 'another', stream: false }),
  ]);
  const decided = () => routers.map((router) => routed(router.evaluate({ taskClass: CLASS })));
  const procurement = await newPerson(page, browser, 'Nora Narrow', 'Procurement');
  try {
    await expect.poll(decided).toEqual([TARGETS.join(' then '), TARGETS.join(' then ')]);
    await procurement.goto(`/contracts/${NUMBER}`);
    await procurement.getByRole('button', { name: 'More about this contract' }).click();
    await procurement.getByRole('menuitem', { name: 'Terminate…' }).click();
    const dialog = procurement.getByRole('dialog');
    await dialog.getByLabel('Last day').fill('2026-01-31');
    await dialog.getByLabel('Reason').fill('They were sold.');
    await dialog.getByRole('button', { name: 'Terminate contract' }).click();
    const effects = dialog.getByRole('region', { name: 'What saving this does to routes' });
    await expect(effects).toContainText('Development');
    await expect(effects).toContainText(CLASS);
    await expect(effects).toContainText(TARGETS[0] ?? '');
    await expect(effects).toContainText('Nothing is left: such requests are denied.');
    expect(await violations(procurement, { within: '[role=dialog]' })).toEqual([]);
    expect(decided()[0]).toBe(TARGETS.join(' then '));

    await dialog.getByRole('checkbox', { name: /Close these routes/ }).check();
    await dialog.getByRole('button', { name: 'Terminate contract' }).click();
    await expect(dialog).toBeHidden();
    const denied = 'denied: no_eligible_offering';
    await expect.poll(decided).toEqual([denied, denied]);

    await page.goto('/routing/versions?environment=development');
    const newest = page.getByRole('main').getByRole('listitem').first();
    await expect(newest).toContainText('took out what has ended');
    await expect(newest).toContainText(`${NUMBER} was terminated as of 2026-01-31.`);
    await newest.getByRole('link', { name: /^Version \d+$/ }).click();
    await expect(page.getByRole('heading', { name: 'What ended' })).toBeVisible();
    expect(await violations(page, { within: 'main' })).toEqual([]);

    // Which opens nothing by itself.
    await procurement.getByRole('button', { name: 'More about this contract' }).click();
    await procurement.getByRole('menuitem', { name: 'Reinstate contract' }).click();
    await procurement.getByRole('dialog').getByRole('button', { name: 'Reinstate contract' }).click();
    await expect(procurement.getByRole('dialog')).toBeHidden();
    expect(decided()).toEqual([denied, denied]);
    await publishInDevelopment(page, 'It holds again');
    await expect.poll(decided).toEqual([TARGETS.join(' then '), TARGETS.join(' then ')]);
  } finally {
    await Promise.all(routers.map((router) => router.close()));
    await procurement.context().close();
  }
});
