import type { Page } from '@playwright/test';
import type { Decision } from '../sdk/src/index';
import { addOffering, saved } from './support/policy';
import { newRouter } from './support/routers';
import { expect, test } from './support/test';

/** The whole job in one go, in an environment where nothing is published yet, with a router running beside it. */

/** The rule saves itself; then back to its task class. */
async function done(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('link', { name: 'Done' }).click();
}

async function publish(page: Page, why: string, version: number): Promise<void> {
  await page.getByRole('link', { name: 'Review and publish' }).click();
  await expect(page.getByRole('heading', { name: 'Review and publish' })).toBeVisible();
  await page.getByLabel('Why').fill(why);
  await page.getByRole('checkbox', { name: /I have read/ }).check();
  await page.getByRole('button', { name: 'Publish Staging' }).click();
  await expect(page.getByRole('heading', { name: `Version ${version}` })).toBeVisible();
  await expect(page.getByText(why, { exact: true })).toBeVisible();
}

const routed = ({ outcome, code, candidates }: Decision): string =>
  outcome === 'route' ? candidates.map((candidate) => candidate.offering).join(' then ') : `denied: ${code}`;

test('a person finds a model, writes a rule and publishes; a router follows, and follows again', async ({
  page,
}) => {
  const router = await newRouter(page, 'story router', 'Staging');
  const decided = () => routed(router.evaluate({ taskClass: 'summarisation' }));
  try {
    expect(decided()).toBe('denied: no_policy');

    await page.goto('/catalogue');
    await page.getByRole('searchbox').fill('gpt-5-mini');
    await page
      .getByRole('link', { name: /GPT-5 Mini/i })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: /GPT-5 Mini/i })).toBeVisible();

    await page.goto('/routing?environment=staging');
    await expect(page.getByText('Nothing is published in Staging yet')).toBeVisible();
    await page.getByRole('link', { name: 'Summarisation' }).click();
    await page.getByRole('link', { name: 'New rule' }).first().click();
    await addOffering(page, 'gpt-5-mini', 'OpenAI');
    await addOffering(page, 'claude-haiku-4-5', 'Anthropic');
    await done(page);
    const rule = page.getByRole('article', { name: 'Rule summarisation' });
    await expect(rule).toBeVisible();
    const offerings = await rule.getByRole('listitem').getByRole('link').allTextContents();
    expect(offerings).toHaveLength(2);
    expect(offerings[0]).toContain('gpt-5-mini');

    await publish(page, 'The first policy of staging', 1);
    await expect.poll(decided).toBe(offerings.join(' then '));
    expect(router.status().version).toBe('1.1');

    await page.goto('/routing/task-classes/summarisation?environment=staging');
    await page.getByRole('link', { name: 'Edit summarisation' }).click();
    await page
      .getByRole('button', { name: /^Move .* up$/ })
      .nth(1)
      .click();
    await done(page);
    await expect(page.getByText('1 unpublished change')).toBeVisible();
    expect(decided()).toBe(offerings.join(' then '));
    await publish(page, 'Haiku first', 2);
    await expect.poll(decided).toBe([...offerings].reverse().join(' then '));

    await page.goto('/routing/versions/1?environment=staging');
    await page.getByLabel('Why').fill('It was better before');
    await page.getByRole('checkbox', { name: /I have read/ }).check();
    await page.getByRole('button', { name: 'Roll back Staging' }).click();
    await expect(page.getByRole('heading', { name: 'Version 3' })).toBeVisible();
    await expect.poll(decided).toBe(offerings.join(' then '));
    expect(router.status().version).toBe('1.3');

    await page.goto('/routing/versions?environment=staging');
    await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
      'rolled back to version 1',
    );
  } finally {
    await router.close();
  }

  await page.goto('/routers/tokens');
  await expect(page.getByRole('row').filter({ hasText: 'story router' })).not.toContainText('never');
});
