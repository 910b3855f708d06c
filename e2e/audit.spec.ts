import { readFileSync } from 'node:fs';
import { expect, test } from './support/test';

/** What was done is found again, taken out, and shown to be intact. */

test('a change leads to its record and back', async ({ page }) => {
  await page.goto('/settings/region-groups/new');
  await page.getByLabel('Key').fill('audited');
  await page.getByRole('combobox', { name: 'Add a region' }).fill('aud-1');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Create region group' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'audited' })).toBeVisible();
  const record = page.url();

  await page.getByRole('link', { name: 'Audit trail' }).click();
  await expect(page.getByRole('button', { name: 'Region group audited: show all records' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Added a region group' })).toBeVisible();
  await expect(page.getByText('Console', { exact: true })).toBeVisible();
  const changes = page.getByRole('region', { name: 'Before and after' });
  await expect(changes.getByRole('row', { name: 'Regions was not there aud-1' })).toBeVisible();
  await page.getByText('As JSON, as it is hashed').click();
  await expect(page.getByRole('region', { name: 'The entry as JSON' })).toContainText('fairlead.audit/1');

  await page.getByRole('link', { name: 'Back to what was filtered' }).click();
  await page.getByRole('link', { name: 'Back to the region group' }).click();
  await expect(page).toHaveURL(record);
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive region group' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Region groups' })).toBeVisible();
});

test('what is typed holds with what is chosen, and one comes back to where one was', async ({ page }) => {
  await page.goto('/audit?via=console');
  const search = page.getByRole('searchbox', { name: 'Id or name' });
  await search.fill('Ada ');
  await expect(page).toHaveURL(/[?&]q=Ada(&|$)/);
  await search.pressSequentially('Lovelace');
  await expect(page).toHaveURL(/[?&]q=Ada\+Lovelace(&|$)/);
  await expect(search).toHaveValue('Ada Lovelace');
  await expect(page).toHaveURL(/[?&]via=console(&|$)/);
  await search.fill('Ada L');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(/\/audit$/);
  await expect(search).toHaveValue('');

  await page.goto('/audit?older=4');
  await page.getByRole('row').nth(1).getByRole('rowheader').getByRole('link').click();
  await expect(page).toHaveURL(/\/audit\/3\?older=4$/);
  await page.getByRole('link', { name: 'Back to the trail' }).click();
  await expect(page).toHaveURL(/\/audit\?older=4$/);
});

test('what the filters leave is taken out, whole', async ({ page }) => {
  await page.goto('/audit');
  await page.getByRole('search').getByRole('button', { name: 'Action' }).click();
  await page.getByRole('searchbox', { name: 'Find a value of Action' }).fill('first signing');
  await page.getByRole('checkbox', { name: 'Made the first signing keys' }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/action=signing_key\.create/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^JSON Lines/ }).click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([
    { format: 'fairlead.audit-export/1', filter: 'action=signing_key.create' },
    { entry: expect.stringContaining('"action":"signing_key.create"') },
    { end: true, entries: 1 },
  ]);
});

test('a check shows that the trail is intact', async ({ page }) => {
  await page.goto('/audit/checks');
  await page.getByRole('button', { name: 'Check now' }).click();
  const latest = page.getByRole('row').nth(1);
  await expect(latest).not.toContainText('every night');
  await expect(latest).toContainText('Intact');
});
