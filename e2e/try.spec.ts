import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

/** On the example policy of development, which these tests leave as they found it. */

const json = (page: Page) => page.getByLabel('Request as JSON');
const decidedBy = (page: Page) => page.getByRole('combobox', { name: 'Decided by' });
const decision = (page: Page) => page.getByRole('status', { name: 'Decision' });

async function tryTaskClass(page: Page, name: string): Promise<void> {
  await page.goto('/routing?environment=development');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('link', { name: 'Try it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Try it' })).toBeVisible();
}

test('form and JSON stay in step, and every change decides anew', async ({ page }) => {
  await tryTaskClass(page, 'Summarisation');
  await expect(json(page)).toHaveValue(/"inputTokens": 12000/);
  await expect(decision(page)).toContainText('Routed');

  await page.getByLabel('Tokens in').fill('9000000');
  await expect(json(page)).toHaveValue(/"inputTokens": 9000000/);
  await expect(decision(page)).toContainText('No offering of the rule passes every check.');
  const first = page.getByRole('list', { name: /^Checks of / }).first();
  await expect(first.getByRole('listitem').filter({ hasText: 'Size fails' })).toContainText('9,000,000 in');

  await json(page).fill(
    '{ "taskClass": "summarisation", "label": { "level": "internal", "tags": ["pii"] } }',
  );
  await expect(page.getByRole('combobox', { name: 'Level' })).toHaveValue('internal');
  await expect(page.getByLabel('Tokens in')).toHaveValue('');
  await expect(page.getByText('internal, pii', { exact: true })).toBeVisible();
});

test('a text that cannot be read shows where, and nothing typed is lost', async ({ page }) => {
  await tryTaskClass(page, 'Summarisation');
  const typed = '{\n  "taskClass": "summarisation",\n  "nedes": []\n}';
  await json(page).fill(typed);
  await expect(page.getByText('Line 3, column 12:')).toBeVisible();
  await expect(page.getByLabel('Tokens in')).toBeDisabled();
  await page.getByRole('button', { name: 'Show it' }).click();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('[]');

  await expect(page).toHaveURL(/nedes/);
  await page.reload();
  await page.waitForLoadState('networkidle');
  await expect(json(page)).toHaveValue(typed);

  await json(page).fill(typed.replace('nedes', 'needs'));
  await expect(decision(page)).toContainText('Routed');
  await expect(page.getByLabel('Tokens in')).toBeEnabled();
});

test('the link brings back policy, time and request', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tryTaskClass(page, 'Reasoning');
  await decidedBy(page).click();
  await page.getByRole('option', { name: /, active$/ }).click();
  await page.getByLabel('At', { exact: true }).fill('2030-01-01T00:00:00');
  await page.getByRole('button', { name: 'Add a failed attempt' }).click();
  await expect(json(page)).toHaveValue(/"cause": "unavailable"/);
  await expect(decidedBy(page)).toHaveValue(/^Version \d+, active$/);
  const said = await decision(page).textContent();
  await page.getByRole('button', { name: 'Copy link to this decision' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get('policy')).toMatch(/^\d+$/);

  const other = await context.newPage();
  await other.goto(link);
  await expect(decision(other)).toHaveText(said ?? '');
  await expect(other.getByLabel('At', { exact: true })).toHaveValue(/^2030-01-01T00:00/);
  await expect(json(other)).toHaveValue(/"cause": "unavailable"/);
  await expect(decidedBy(other)).toHaveValue(/^Version \d+, active$/);
});

test('what is typed while another policy is fetched neither stops it nor is lost', async ({ page }) => {
  await tryTaskClass(page, 'Reasoning');
  await expect(page).toHaveURL(/&request=/);
  let deliver = () => {};
  const typed = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.route(
    ({ searchParams }) => searchParams.has('_rsc') && searchParams.get('policy') === 'active',
    async (route) => {
      await typed;
      await route.continue();
    },
  );
  await decidedBy(page).click();
  await page.getByRole('option', { name: /, active$/ }).click();
  await page.getByLabel('Tokens in').fill('777');
  // Long enough for an address that would follow at once.
  await page.waitForTimeout(1000);
  deliver();
  await expect(decidedBy(page)).toHaveValue(/^Version \d+, active$/);
  await expect(page.getByLabel('Tokens in')).toHaveValue('777');
  await expect(page).toHaveURL(/policy=active.*777/);
});

test('a change is decided in the browser: nothing is asked of the server', async ({ page }) => {
  await tryTaskClass(page, 'Summarisation');
  await expect(decision(page)).toContainText('Routed');
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  // Code that a decision is shown with may come; it decides nothing.
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/_next/static/')) asked.push(request.url());
  });
  for (const taskClass of ['reasoning', 'nothing', 'summarisation']) {
    await json(page).fill(JSON.stringify({ taskClass }));
    await expect(decision(page)).toContainText(taskClass === 'nothing' ? 'Denied' : 'Routed');
  }
  expect(asked).toEqual([]);
});

test('works by keyboard alone', async ({ page }) => {
  await tryTaskClass(page, 'Summarisation');
  await page.getByRole('combobox', { name: 'Level' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(json(page)).toHaveValue(/"level": "(public|internal)"/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused();
});

test('a saved request holds the drafts to what was expected, until it is expected anew', async ({ page }) => {
  const name = 'The first stays first';
  await page.goto('/routing/task-classes/new?environment=production');
  await page.getByLabel('Name').fill('Held to it');
  await page.getByRole('button', { name: 'Create task class' }).click();
  await page.getByRole('link', { name: 'New rule' }).first().click();
  for (const offering of ['gpt-5-nano', 'claude-haiku-4-5']) {
    await page.getByLabel('Add an offering').fill(offering);
    await page.getByRole('option').first().click();
  }
  await expect(page.getByText(/^Saved · /)).toBeVisible();
  await page.getByRole('link', { name: 'Done' }).click();
  await expect(page.getByRole('article')).toBeVisible();

  await page.getByRole('link', { name: 'Try it' }).click();
  await page.waitForLoadState('networkidle');
  await json(page).fill('{ "taskClass": "held-to-it", "label": { "level": "public", "tags": [] } }');
  await expect(decision(page)).toContainText('Routed');
  await page.getByRole('button', { name: 'Save as expected' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save request' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Name: Give it a name.');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Save request' }).click();
  const note = page.getByRole('region', { name: 'Saved request' });
  await expect(note).toContainText('As expected');
  await page.getByLabel('Tokens in').fill('10');
  await expect(note).toContainText('Edited, not saved');

  await page.goto('/routing/task-classes/held-to-it?environment=production');
  const row = page.getByRole('row', { name: new RegExp(name) }).first();
  await expect(row).toContainText('As expected');
  await page.getByRole('link', { name: 'Edit held-to-it' }).click();
  await page
    .getByRole('button', { name: /^Move .* up$/ })
    .nth(1)
    .click();
  await expect(page.getByText(/^Saved · /)).toBeVisible();
  await page.getByRole('link', { name: 'Done' }).click();
  await expect(row).toContainText('Otherwise');
  await page.goto('/routing/publish?environment=production');
  await expect(page.getByText(`“${name}” is decided differently than expected`).first()).toBeVisible();
  await page.getByRole('link', { name: 'Look at it' }).first().click();
  await expect(note).toContainText('Otherwise than expected');

  await page.goto('/routing/task-classes/held-to-it?environment=production');
  await row.getByRole('button', { name: `Expect this of ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Expect this' }).click();
  await expect(row).toContainText('As expected');
  await row.getByRole('button', { name: `Remove ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove request' }).click();
  await expect(page.getByText('No saved requests yet')).toBeVisible();
});
