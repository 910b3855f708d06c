import { expect, signIn, test } from './support/test';

/** What policies are written with. Each test puts away what it made: other tests count what a draft changes. */

test('an attribute is closed, changed by two people, and put away', async ({ page, browser, app }) => {
  await page.goto('/settings/attributes');
  await page.getByRole('link', { name: 'New attribute' }).click();
  await page.getByLabel('Key').fill('plant');
  await page.getByRole('combobox', { name: 'Add a value' }).fill('graz');
  await page.getByRole('combobox', { name: 'Add a value' }).press('Enter');
  await page.getByRole('combobox', { name: 'Add a value' }).fill('linz');
  await page.getByRole('combobox', { name: 'Add a value' }).press('Enter');
  await page.getByRole('button', { name: 'Create attribute' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'plant' })).toBeVisible();

  const context = await browser.newContext({
    baseURL: app.baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const other = await context.newPage();
  await signIn(other);
  await other.goto(page.url());
  await other.getByRole('combobox', { name: 'Add a value' }).fill('wels');
  await other.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(other.getByText('Not saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove graz' }).click();
  await expect(page.getByText('a request that sends graz is denied')).toBeVisible();
  await page.getByRole('button', { name: 'Save attribute' }).click();
  await expect(page.getByText('Not saved yet.')).toBeHidden();

  await other.getByRole('button', { name: 'Save attribute' }).click();
  const both = other.getByRole('region', { name: /saved by someone else/ });
  await expect(both).toContainText('graz, linz, wels');
  await both.getByRole('button', { name: 'Take theirs' }).click();
  await expect(other.getByText('Values: only these 1')).toBeVisible();
  await context.close();

  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive attribute' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Attributes' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'plant' })).toBeHidden();
});

test('a region group holds regions that are typed or pasted', async ({ page }) => {
  await page.goto('/settings/region-groups/new');
  await page.getByLabel('Key').fill('alps');
  await page.getByRole('button', { name: 'Create region group' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least one region' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Add a region' }).fill('alps-1, alps-2');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'alps-2' })).toContainText(
    'no offering is known',
  );
  await page.getByRole('button', { name: 'Create region group' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'alps' })).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive region group' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Region groups' })).toBeVisible();
});

test('offerings move to an endpoint of our own and back', async ({ page }) => {
  const move = async (which: RegExp, to: string) => {
    await page.getByRole('combobox', { name: 'Move', exact: true }).click();
    await page.getByRole('option', { name: which }).first().click();
    await page.getByRole('combobox', { name: 'To', exact: true }).fill(to);
    await page
      .getByRole('option', { name: new RegExp(`^${to}`) })
      .first()
      .click();
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Move \d/ })
      .click();
    await expect(page.getByText('None. It can be archived.')).toBeVisible();
  };
  await page.goto('/settings/endpoints/new');
  await page.getByLabel('Name').fill('Our gateway');
  await page.getByLabel('Key').fill('our-gateway');
  await page.getByLabel('Base address').fill('https://user:secret@gateway.example.com');
  await page.getByRole('button', { name: 'Create endpoint' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'credentials stay with the routers' }),
  ).toBeVisible();
  await page.getByLabel('Base address').fill('https://gateway.example.com/v1');
  await page.getByRole('button', { name: 'Create endpoint' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'our-gateway' })).toBeVisible();

  await page.goto('/settings/endpoints/voyage');
  await move(/^Voyage/, 'our-gateway');
  await page.goto('/settings/endpoints/our-gateway');
  await expect(page.getByRole('button', { name: 'Archive' })).toBeHidden();
  await page.getByRole('list', { name: 'Offerings called here' }).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'our-gateway' })).toBeVisible();

  await page.goto('/settings/endpoints/our-gateway');
  await move(/^Voyage/, 'voyage');
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive endpoint' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Endpoints' })).toBeVisible();
});
