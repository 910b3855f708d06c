import type { Page } from '@playwright/test';
import type { Decision } from '../sdk/src/index';
import { runSql } from './support/database';
import { newPerson } from './support/people';
import { acceptWarnings, addOffering, saved } from './support/policy';
import { newRouter } from './support/routers';
import { expect, test } from './support/test';

/**
 * The life of a policy where others approve: draft, try, approval by a second person, a publish at a time, a router that
 * follows, a roll back, and the kill switch. In an environment of its own.
 */

const at = (path: string) => `${path}?environment=pilot`;

const MAKE = [
  `INSERT INTO environments (id, key, name, position, production, approvals_required)
   VALUES (gen_random_uuid(), 'pilot', 'Pilot', 8, true, 1)`,
  `INSERT INTO drafts (id, environment_id, name, updated_at)
   SELECT gen_random_uuid(), id, 'main', now() FROM environments WHERE key = 'pilot'`,
];

async function request(page: Page, path: string, message: string): Promise<void> {
  await page.goto(at(path));
  await page.getByLabel('What it is for').fill(message);
  await page.getByRole('button', { name: 'Request approval' }).click();
  await expect(page.getByText('Awaiting approval').first()).toBeVisible();
}

async function approve(page: Page, path: string): Promise<void> {
  await page.goto(at(path));
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Ben Second approved').first()).toBeVisible();
}

const routed = ({ outcome, code, candidates }: Decision): string =>
  outcome === 'route' ? candidates.map(({ requestId }) => requestId).join(' then ') : `denied: ${code}`;

test('one person drafts and tries, another approves; at its time a router follows, then a roll back and a stop', async ({
  page,
  browser,
}) => {
  await runSql(...MAKE);
  const ada = await newPerson(page, browser, 'Ada First', 'Architect');
  const ben = await newPerson(page, browser, 'Ben Second', 'Publisher');

  const router = await newRouter(page, 'pilot router', 'Pilot');
  const decided = () => routed(router.evaluate({ taskClass: 'summarisation' }));
  try {
    expect(decided()).toBe('denied: no_policy');

    await ada.goto(at('/routing/task-classes/summarisation/rules/new'));
    await addOffering(ada, 'gpt-5-mini');
    await addOffering(ada, 'claude-haiku-4-5');
    await expect(ada.getByRole('region', { name: 'Try it' })).toContainText('gpt-5-mini');
    await saved(ada);
    await ada.waitForURL(/rules\/[0-9a-f-]{36}/);
    const rule = ada.url();
    await request(ada, '/routing/publish', 'The pilot may begin');
    await expect(ada.getByRole('button', { name: 'Approve' })).toBeHidden();

    await approve(ben, '/routing/publish');
    await ben.getByLabel('Why').fill('Tonight');
    await acceptWarnings(ben);
    await ben.getByText('At a time').click();
    await ben.getByRole('button', { name: 'Schedule Pilot' }).click();
    await expect(ben.getByRole('list', { name: 'Scheduled publishes' })).toContainText('is scheduled for');
    expect(decided()).toBe('denied: no_policy');
    await runSql(
      `UPDATE scheduled_publishes SET publish_at = now() + interval '1 second' WHERE state = 'waiting'`,
    );
    await expect.poll(decided).toBe('gpt-5-mini then claude-haiku-4-5');
    expect(router.status().version).toBe('1.1');

    await ada.goto(rule);
    await ada
      .getByRole('button', { name: /^Move .* up$/ })
      .nth(1)
      .click();
    await saved(ada);
    await request(ada, '/routing/publish', 'Haiku first');
    await approve(ben, '/routing/publish');
    await ben.getByLabel('Why').fill('Haiku first');
    await acceptWarnings(ben);
    await ben.getByRole('button', { name: 'Publish Pilot' }).click();
    await expect(ben.getByRole('heading', { level: 1, name: 'Version 2' })).toBeVisible();
    await expect.poll(decided).toBe('claude-haiku-4-5 then gpt-5-mini');

    await request(page, '/routing/versions/1', 'It was better before');
    await approve(ben, '/routing/versions/1');
    await ben.getByLabel('Why').fill('It was better before');
    await acceptWarnings(ben);
    await ben.getByRole('button', { name: 'Roll back Pilot' }).click();
    await expect(ben.getByRole('heading', { level: 1, name: 'Version 3' })).toBeVisible();
    await expect.poll(decided).toBe('gpt-5-mini then claude-haiku-4-5');

    await ben.goto(at('/routing/stops'));
    await ben.getByRole('combobox', { name: 'What' }).click();
    await ben.getByRole('option', { name: 'model' }).click();
    await ben.getByLabel('Name', { exact: true }).first().fill('gpt-5-mini');
    await ben.keyboard.press('Tab');
    await ben.getByRole('textbox', { name: 'Why' }).fill('It errs');
    await ben.getByRole('button', { name: 'See what it closes' }).click();
    await ben.getByRole('button', { name: 'Stop model gpt-5-mini' }).click();
    await expect.poll(decided).toBe('claude-haiku-4-5');
    expect(router.status().version).toBe('1.4');
  } finally {
    await router.close();
    await runSql(`UPDATE environments SET archived_at = now() WHERE key = 'pilot'`);
    await ada.context().close();
    await ben.context().close();
  }
});
