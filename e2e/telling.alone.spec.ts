import { violations } from './support/axe';
import { newPerson } from './support/people';
import { expect, test } from './support/test';

/** Two administrators give a role, of which the second is told; and a webhook is made, tried and removed. */

test('a second administrator is told of a role that waits, and agrees', async ({ page, browser }) => {
  // Nobody else's invitations may meet a second administrator, so there is none before and after.
  const second = await newPerson(page, browser, 'Otto Second', 'Admin');
  try {
    const nora = await newPerson(page, browser, 'Nora New', 'Legal');
    await nora.goto('/settings/account');
    await expect(nora.getByRole('main')).not.toContainText('Legal');

    await expect(async () => {
      await second.goto('/notifications');
      await expect(second.getByRole('link', { name: 'A role for somebody waits for approval' })).toBeVisible({
        timeout: 1_000,
      });
    }).toPass({ timeout: 40_000 });
    expect(await violations(second)).toEqual([]);
    await second.getByRole('link', { name: 'A role for somebody waits for approval' }).click();
    await second.getByRole('link', { name: 'Nora New' }).click();
    const waiting = second.getByRole('heading', { name: 'Waits for a second administrator' });
    await expect(waiting).toBeVisible();
    await expect(second.getByRole('listitem').filter({ hasText: 'Waits for approval' })).toContainText(
      'Legal',
    );

    // Whoever asked cannot agree.
    await page.goto(second.url());
    await expect(page.getByText('another person has to approve it')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve' })).toBeHidden();

    await second.getByRole('button', { name: 'Approve' }).click();
    await expect(waiting).toBeHidden();
    await nora.reload();
    await expect(nora.getByRole('main')).toContainText('Legal');
  } finally {
    // Of two administrators neither ends the other: whoever goes says so.
    await second.goto('/settings/people?q=Otto');
    await second.getByRole('link', { name: 'Otto Second' }).click();
    const address = second.url();
    await second.getByRole('button', { name: 'Deactivate' }).click();
    await second.getByRole('button', { name: 'Deactivate person' }).click();
    await expect(async () => {
      await page.goto(address);
      await expect(page.getByText('Deactivated').first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  }
});

test('what I hear of is kept as it is chosen, and a webhook is made, tried and removed', async ({ page }) => {
  await page.goto('/settings/notifications');
  await page.getByRole('combobox', { name: 'Stops by mail' }).selectOption('In the daily digest');
  await page.getByRole('checkbox', { name: 'Policy published in the console' }).uncheck();
  await expect(page.getByRole('checkbox', { name: 'Policy published in the console' })).toBeEnabled();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Stops by mail' })).toHaveValue('digest');
  await expect(page.getByRole('checkbox', { name: 'Policy published in the console' })).not.toBeChecked();

  await page.getByRole('link', { name: 'Webhooks' }).click();
  await page.getByRole('link', { name: 'New webhook' }).first().click();
  await page.getByLabel('Name').fill('Duty');
  await page.getByLabel('Address').fill('http://hooks.example.com');
  await page.getByRole('button', { name: 'Create webhook' }).click();
  await expect(page.getByText('Use an https address.').first()).toBeVisible();
  await page.getByLabel('Address').fill('https://10.1.2.3/hook');
  await page.getByRole('button', { name: 'Create webhook' }).click();
  await expect(page.getByRole('heading', { name: 'Secret of Duty' })).toBeVisible();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole('link', { name: 'Back to webhooks' }).click();
  await page.getByRole('button', { name: 'Send a test to Duty' }).click();
  await expect(
    page.getByRole('table', { name: 'Sent to Duty' }).or(page.getByText('A test of Duty')),
  ).toBeVisible();
  // It is inside, where nothing is called that nobody allowed.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('is not on the public internet').first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove Duty' }).click();
  await page.getByRole('button', { name: 'Remove webhook' }).click();
  await expect(page.getByText('No webhooks yet')).toBeVisible();
});
