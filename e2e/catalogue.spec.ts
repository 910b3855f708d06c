import { readFileSync } from 'node:fs';
import { violations } from './support/axe';
import { expect, test } from './support/test';

test.describe('the list of offerings', () => {
  test('is searched as one types, and keeps it in the address', async ({ page }) => {
    await page.goto('/catalogue');
    const count = page.getByRole('status').filter({ hasText: 'offerings' });
    await expect(count).toHaveText(/^[12],\d{3} offerings$/);
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type('claude sonnet 4');
    await expect(count).toHaveText(/^\d{2} offerings$/);
    await expect(page).toHaveURL(/q=claude\+sonnet\+4/);
    await expect(page.getByRole('rowheader').first()).toContainText('Claude Sonnet 4');
    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Search offerings' })).toHaveValue('claude sonnet 4');
    await expect(count).toHaveText(/^\d{2} offerings$/);
  });

  test('narrows by facets that say how much each would leave', async ({ page }) => {
    await page.goto('/catalogue?q=claude');
    await page.getByRole('search').getByRole('button', { name: 'Channel', exact: true }).click();
    const choice = page.getByRole('checkbox', { name: /^Amazon Bedrock/ });
    const label = await page.getByText('Amazon Bedrock').last().locator('xpath=..').textContent();
    const promised = /\d+$/.exec(label ?? '')?.[0];
    await choice.check();
    await expect(page).toHaveURL(/channel=aws-bedrock/);
    await expect(page.getByRole('status').filter({ hasText: 'offering' })).toHaveText(
      `${promised} offerings`,
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(page).toHaveURL(/\/catalogue$/);
  });

  test('sorts, with what is unknown last either way', async ({ page }) => {
    await page.goto('/catalogue?q=claude');
    const header = page.getByRole('columnheader', { name: 'Output $/M' });
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL(/sort=output/);
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await expect(page.getByRole('row').nth(1)).toContainText('$');
  });

  test('holds a row for every offering, fetched as they come into view', async ({ page }) => {
    await page.goto('/catalogue');
    const table = page.getByRole('table', { name: 'Offerings' });
    const rows = Number(await table.getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(1300);
    const last = page.locator(`tr[aria-rowindex="${rows}"]`);
    await expect(async () => {
      // Before the page's script runs the list is as long as the rows that came with it.
      await page
        .getByRole('region', { name: 'Offerings' })
        .evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await expect(last.getByRole('rowheader')).toHaveText(/\S/, { timeout: 2_000 });
    }).toPass();
    await expect(page.getByRole('columnheader', { name: 'Model' })).toBeInViewport();
  });

  test('is worked by keyboard alone', async ({ page }) => {
    await page.goto('/catalogue?q=claude');
    const row = (index: number) => page.locator(`tr[data-row="${index}"]`);
    // Until the page's script listens, keys go nowhere.
    await expect(async () => {
      await page.keyboard.press('Home');
      await expect(row(0)).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(row(2)).toBeFocused();
    await page.keyboard.press('k');
    const first = row(1);
    await expect(first).toBeFocused();
    const name = (await first.getByRole('rowheader').textContent())?.trim() ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('searchbox', { name: 'Search offerings' })).toHaveValue('claude');
  });

  test('shows the columns chosen, and exports what is shown', async ({ page }) => {
    await page.goto('/catalogue?q=claude+sonnet+4');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Service tier' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader', { name: 'Service tier' })).toBeVisible();
    await expect(page).toHaveURL(/columns=.*tier/);
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const csv = readFileSync(await (await started).path(), 'utf8');
    const [head, ...lines] = csv.trim().split('\r\n');
    expect(head).toContain('Service tier');
    const total = await page.getByRole('status').filter({ hasText: 'offerings' }).textContent();
    expect(`${lines.length} offerings`).toBe(total);
  });

  test('says what to do when nothing matches', async ({ page }) => {
    await page.goto('/catalogue?q=there+is+no+such+offering');
    await expect(page.getByText('No offering matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(page.getByRole('row').nth(5)).toBeVisible();
  });
});

test('an offering leads to its model, its vendor and back to its siblings', async ({ page }) => {
  await page.goto('/catalogue/offerings/anthropic/claude-sonnet-4-6');
  await expect(page.getByRole('heading', { level: 1, name: 'Claude Sonnet 4.6' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Input / }).first()).toContainText('$3.00 per M tokens');
  await page.getByRole('link', { name: 'the model and where else it is sold' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Offerings side by side' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Anthropic' }).first().click();
  await expect(page.getByRole('row', { name: /^Amazon holds an interest in Anthropic/ })).toContainText(
    '$8 billion',
  );
});

test('an address with slashes, hashes and percent signs in its key is no trap', async ({ page }) => {
  await page.goto('/catalogue/offerings/no/such/50%25%23tier%3F');
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
  await expect(page.getByLabel('Where you are')).toContainText('no/such/50%#tier?');
});

test('a server out of reach leaves the rows, says so, and can be asked again', async ({ page }) => {
  await page.goto('/catalogue');
  await page.route('**/api/console/offerings*', (route) => route.abort());
  await page.getByRole('searchbox').fill('claude sonnet 4');
  await expect(page.getByRole('alert').filter({ hasText: 'The server could not be reached.' })).toBeVisible();
  await expect(page.getByRole('row').nth(5)).toBeVisible();
  await page.unroute('**/api/console/offerings*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('rowheader').first()).toContainText('Claude Sonnet 4');
});

test('offerings are read side by side, chosen in the list and added there', async ({ page }) => {
  await page.goto('/catalogue?q=haiku&channel=anthropic');
  const boxes = page.getByRole('table', { name: 'Offerings' }).getByRole('checkbox', { name: 'Select row' });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('link', { name: 'Compare' }).click();
  const compared = page.getByRole('region', { name: 'Offerings side by side' });
  await expect(compared.getByRole('columnheader')).toHaveCount(2);
  await expect(compared.getByRole('row', { name: /^Input/ }).first()).toContainText('per M tokens');

  await page.getByLabel('Add an offering').fill('gpt-5-nano');
  await page.getByRole('option').first().click();
  await expect(compared.getByRole('columnheader')).toHaveCount(3);
  await expect(compared.getByRole('row', { name: /^Sold by \(differs\)/ })).toBeVisible();
  const all = await compared.getByRole('row').count();
  await page.getByRole('link', { name: /^Show only what differs/ }).click();
  await expect(page).toHaveURL(/only=differences/);
  await expect(page.getByRole('link', { name: 'Show everything' })).toBeVisible();
  expect(await compared.getByRole('row').count()).toBeLessThan(all);
  expect(await violations(page)).toEqual([]);
  await compared
    .getByRole('link', { name: /^Leave out/ })
    .last()
    .click();
  await expect(compared.getByRole('columnheader')).toHaveCount(2);
});
