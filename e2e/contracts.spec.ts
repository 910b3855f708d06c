import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { runSql } from './support/database';
import { newPerson } from './support/people';
import { expect, test } from './support/test';

/** A contract in force with a signed paper, as far as the register is concerned. */
const addActive = (number: string) =>
  runSql(`WITH made AS (
      INSERT INTO contracts (id, number, title, kind, vendor_id, precedence, status, activated_at, effective_on, ends_on,
        zone, renewal, renewal_months, notice_days, updated_at)
      SELECT gen_random_uuid(), '${number}', 'Capacity for ${number}', 'master', id, 30, 'active', now(), '2025-01-01',
        '2029-12-31', 'Europe/Berlin', 'automatic', 12, 60, now() FROM vendors ORDER BY key LIMIT 1
      RETURNING id)
    INSERT INTO contract_documents (id, contract_id, name, mime, sha256, size, state, executed_on)
    SELECT gen_random_uuid(), id, 'signed.txt', 'text/plain', '00', 1, 'read', '2024-12-20' FROM made`);

async function step(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb }).click();
  await page.getByRole('dialog').getByRole('button', { name: verb }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}
const more = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More about this contract' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('a contract is put on the register, reviewed, and not activated without a signed paper', async ({
  page: admin,
  browser,
}) => {
  const page = await newPerson(admin, browser, 'Rita Register', 'Procurement');
  await page.goto('/contracts');
  await page.getByRole('link', { name: 'New contract' }).first().click();
  await page.getByRole('button', { name: 'Create contract' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Number: Enter a number.');
  await page.getByLabel('Number').fill('MSA-E2E-1');
  await page.getByLabel('Title').fill('Services for everybody');
  await page.getByRole('combobox', { name: 'Vendor', exact: true }).click();
  await page.getByRole('option', { name: 'Mistral AI' }).click();
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByRole('radio', { name: 'It renews by itself' }).check();
  await page.getByLabel('Last day of the first term').fill('2029-12-31');
  await page.getByRole('textbox', { name: 'Renews by' }).fill('12');
  await page.getByRole('textbox', { name: 'Notice' }).fill('60');
  await page.reload();
  await expect(page.getByText('Restored what you had typed.')).toBeVisible();
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await page.getByRole('button', { name: 'Create contract' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /MSA-E2E-1/ })).toBeVisible();

  await step(page, 'Submit for review');
  await page.getByRole('button', { name: 'Activate contract' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Activate contract' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('It has no document');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('In review', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('submitted it for review')).toBeVisible();
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await page.context().close();
});

test('a contract is ended and reinstated, its notice noted, its record printed, and it is limited to its readers', async ({
  page: admin,
  browser,
}) => {
  await addActive('MSA-E2E-2');
  const page = await newPerson(admin, browser, 'Tom Terms', 'Legal');
  await page.goto('/contracts/MSA-E2E-2');
  await expect(page.getByRole('row', { name: /Last day to give notice/ })).toContainText('1 Nov 2029');
  await more(page, 'Terminate…');
  await page.getByLabel('Last day').fill('2026-01-31');
  await page.getByRole('button', { name: 'Terminate contract' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Say why.');
  await page.getByLabel('Reason').fill('The vendor was sold.');
  await page.getByRole('button', { name: 'Terminate contract' }).click();
  await expect(page.getByText('Terminated', { exact: true }).first()).toBeVisible();
  await more(page, 'Reinstate contract');
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate contract' }).click();
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible();
  await more(page, 'Record notice…');
  await page.getByLabel('Given on').fill('2026-02-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Record notice' }).click();
  await expect(page.getByText(/Then notice was given/)).toBeVisible();

  await page.goto('/contracts/MSA-E2E-2/record');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1, name: /MSA-E2E-2/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Areas' })).toBeHidden();
  await page.emulateMedia({ media: null });

  await page.goto('/contracts/MSA-E2E-2');
  await more(page, 'Readers…');
  await page.getByRole('checkbox', { name: /Only its owner/ }).check();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Readers' }).fill('Tom');
  await page.getByRole('option', { name: 'Tom Terms' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save readers' }).click();
  await expect(page.getByRole('main').getByText('Limited', { exact: true }).first()).toBeVisible();
  await admin.goto('/contracts?q=MSA-E2E-2');
  await expect(admin.getByRole('row', { name: /MSA-E2E-2/ })).toContainText('Limited');
  await expect(admin.getByText('Capacity for MSA-E2E-2')).toBeHidden();
  await admin.getByRole('link', { name: 'MSA-E2E-2' }).click();
  await expect(admin.getByRole('heading', { name: 'MSA-E2E-2 is limited' })).toBeVisible();
  await page.context().close();
});

test('dates stand on the timeline and in a calendar with a secret address; search finds contracts', async ({
  page,
}) => {
  await addActive('MSA-E2E-3');
  await page.goto('/contracts/timeline?months=60');
  await expect(page.getByRole('listitem').filter({ hasText: 'MSA-E2E-3' })).toContainText(
    'Notice by 1 Nov 2029',
  );
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await page.getByRole('link', { name: 'Show as table' }).click();
  await expect(page.getByRole('row', { name: /MSA-E2E-3/ })).toContainText('31 Dec 2030');

  await page.getByRole('link', { name: 'Add to a calendar' }).click();
  await page.getByRole('button', { name: 'Make an address' }).click();
  const address =
    (await page
      .getByText(/\/api\/calendar\//)
      .first()
      .textContent()) ?? '';
  const { pathname } = new URL(address);
  const feed = await page.request.get(pathname);
  expect(feed.headers()['content-type']).toContain('text/calendar');
  expect(await feed.text()).toContain('SUMMARY:MSA-E2E-3: last day to give notice');
  await page.getByRole('link', { name: 'Back to addresses' }).click();
  await page.goto('/contracts/timeline/calendars');
  await page
    .getByRole('button', { name: /^Revoke/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Revoke address' }).click();
  await expect(page.getByText('Revoked', { exact: true }).first()).toBeVisible();
  expect((await page.request.get(pathname)).status()).toBe(404);

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('textbox', { name: 'Search' }).fill('capacity e2e-3');
  await expect(page.getByRole('button', { name: /^MSA-E2E-3/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /MSA-E2E-3/ })).toBeVisible();
});
