import { expect, test } from './support/test';

/** What policies are written with. Each test puts away what it made: other tests count what a draft changes. */

test('an attribute is closed, changed by two people, and put away', async ({ page, context }) => {
  await page.goto('/settings/attributes');
  await page.getByRole('link', { name: 'New attribute' }).click();
  await page.getByLabel('Key').fill('plant');
  await page.getByLabel('Add a value').fill('graz');
  await page.getByLabel('Add a value').press('Enter');
  await page.getByLabel('Add a value').fill('linz');
  await page.getByLabel('Add a value').press('Enter');
  await page.getByRole('button', { name: 'Create attribute' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'plant' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByRole('button', { name: 'Remove graz' }).click();
  await expect(page.getByText('a request that sends graz is denied')).toBeVisible();
  await page.getByRole('button', { name: 'Save attribute' }).click();
  await expect(page.getByText('Not saved yet.')).toBeHidden();

  await other.getByLabel('Add a value').fill('wels');
  await other.getByRole('button', { name: 'Add', exact: true }).click();
  await other.getByRole('button', { name: 'Save attribute' }).click();
  const both = other.getByRole('region', { name: /saved by someone else/ });
  await expect(both).toContainText('graz, linz, wels');
  await both.getByRole('button', { name: 'Take theirs' }).click();
  await expect(other.getByText('Values: only these 1')).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive attribute' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Attributes' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'plant' })).toBeHidden();
});

test('a region group holds regions that are typed or pasted', async ({ page }) => {
  await page.goto('/settings/region-groups/new');
  await page.getByLabel('Key').fill('alps');
  await page.getByRole('button', { name: 'Create region group' }).click();
  await expect(page.getByRole('alert')).toContainText('at least one region');
  await page.getByLabel('Add a region').fill('alps-1, alps-2');
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
  test.setTimeout(90_000);
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
    await expect(page.getByRole('status').filter({ hasText: `moved to ${to}` })).toBeVisible();
  };
  await page.goto('/settings/endpoints/new');
  await page.getByLabel('Name').fill('Our gateway');
  await page.getByLabel('Key').fill('our-gateway');
  await page.getByLabel('Base address').fill('https://user:secret@gateway.example.com');
  await page.getByRole('button', { name: 'Create endpoint' }).click();
  await expect(page.getByRole('alert')).toContainText('credentials stay with the routers');
  await page.getByLabel('Base address').fill('https://gateway.example.com/v1');
  await page.getByRole('button', { name: 'Create endpoint' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'our-gateway' })).toBeVisible();

  await page.goto('/settings/endpoints/voyage');
  await move(/^Voyage/, 'our-gateway');
  await expect(page.getByText('None. It can be archived.')).toBeVisible();
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
