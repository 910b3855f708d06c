import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { newPerson } from './support/people';
import { expect, test } from './support/test';

/** Until the page's script listens, keys and menus do nothing. */
async function ready(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 });
  }).toPass();
  // Escape would empty it.
  await page.getByRole('searchbox').blur();
}

async function downloaded(page: Page, format: 'CSV' | 'XLSX' | 'JSON'): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: format }).click();
  return (await started).path();
}

test('a view is saved, shared, opened by somebody else, and opens first for them', async ({
  page,
  browser,
}) => {
  await page.goto('/catalogue?q=claude+sonnet+4&sort=output');
  await ready(page);
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Prices' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  await page.getByLabel('Name').fill('Sonnets by output');
  await page.getByRole('checkbox', { name: 'Everybody sees it' }).check();
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('button', { name: 'View: Sonnets by output' })).toBeVisible();
  const address = new URL(page.url()).search;

  const theirs = await newPerson(page, browser, 'Vera Viewer', 'Viewer');
  await theirs.goto('/catalogue');
  await ready(theirs);
  await theirs.getByRole('button', { name: 'Views', exact: true }).click();
  await theirs.getByRole('menuitem', { name: /^Sonnets by output/ }).click();
  await expect(theirs.getByRole('columnheader', { name: 'Blended $/M' })).toBeVisible();
  await expect(theirs.getByRole('searchbox')).toHaveValue('claude sonnet 4');
  const params = (search: string) => [...new URLSearchParams(search)].sort();
  expect(params(new URL(theirs.url()).search)).toEqual(params(address));
  // It is somebody else's: they change what they see, not the view.
  await theirs.getByRole('searchbox').fill('claude');
  const button = theirs.getByRole('button', { name: 'View: Sonnets by output, changed' });
  await button.click();
  await expect(theirs.getByRole('menuitem', { name: /^Save changes/ })).toHaveCount(0);
  await theirs.getByRole('menuitem', { name: 'Open it first' }).click();
  await theirs.goto('/catalogue');
  await expect(theirs.getByRole('searchbox')).toHaveValue('claude sonnet 4');
  await theirs.context().close();
});

test('what is shown is exported as it is shown, as text, as a workbook and as JSON', async ({ page }) => {
  await page.goto('/catalogue?q=claude+sonnet+4&sort=output&columns=model,channel,output');
  await ready(page);
  const json = JSON.parse(readFileSync(await downloaded(page, 'JSON'), 'utf8')) as Record<string, unknown>[];
  const shown = await page.getByRole('status').filter({ hasText: 'offerings' }).textContent();
  expect(`${json.length} offerings`).toBe(shown);
  expect(Object.keys(json[0] ?? {})).toEqual(['model', 'channel', 'output']);
  const csv = readFileSync(await downloaded(page, 'CSV'), 'utf8')
    .trim()
    .split('\r\n');
  expect(csv).toHaveLength(json.length + 1);
  const [sheet] = await readXlsxFile(readFileSync(await downloaded(page, 'XLSX')));
  const [head, ...rows] = sheet?.data ?? [];
  expect(head).toEqual(['Model', 'Channel', 'Output $/M']);
  expect(
    rows.map(([model, channel, output]) => [model, channel, output === null ? null : Number(output)]),
  ).toEqual(
    json.map(({ model, channel, output }) => [model, channel, output === null ? null : Number(output)]),
  );
});

test('a row is looked at beside the list, and the next with a key', async ({ page }) => {
  await page.goto('/catalogue?q=claude+sonnet');
  await ready(page);
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(page.locator('tr[data-row="0"]')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press(' ');
  const panel = page.getByRole('complementary', { name: 'Quick look' });
  const idOf = (row: number) => page.locator(`tr[data-row="${row}"] code`).textContent();
  await expect(panel).toContainText((await idOf(0)) ?? '');
  await page.keyboard.press('j');
  await expect(panel).toContainText((await idOf(1)) ?? '');
  await expect(page.locator('tr[data-row="1"]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('a scatter of two measures is walked by keys, shown as a table, and keeps the list’s filters', async ({
  page,
}) => {
  await page.goto('/catalogue?owner=anthropic');
  await ready(page);
  await page.getByRole('link', { name: 'Show as a scatter' }).click();
  await page.getByLabel('Across').selectOption('output');
  await expect(page).toHaveURL(/owner=anthropic.*x=output/);
  const chart = page.getByRole('application', { name: /^Context by output price/ });
  await chart.focus();
  await page.keyboard.press('f');
  const said = page.getByRole('status').filter({ hasText: 'Output price' });
  await expect(said).toContainText('on the frontier');
  const name = /^(.*?), /.exec((await said.textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('frontier');
  await page.getByRole('button', { name: 'Show as chart' }).click();
  await chart.focus();
  await page.keyboard.press('f');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});
