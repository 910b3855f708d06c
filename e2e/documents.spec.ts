import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { runSql } from './support/database';
import { docxOf } from './support/docx';
import { pdfFile, pdfOf } from './support/pdf';
import { newPerson } from './support/people';
import { expect, test } from './support/test';

const PAGES = Array.from(
  { length: 30 },
  (_, nth) =>
    `${nth + 1}. Data\n\nOn page ${nth + 1} the provider promises to delete Customer Data within ${nth + 1} days after the end of the term, and never to use it for the training of models.`,
);

/** A contract that is a draft, which only its documents matter of. */
const addContract = (number: string) =>
  runSql(`INSERT INTO contracts (id, number, title, kind, vendor_id, precedence, updated_at)
    SELECT gen_random_uuid(), '${number}', 'Papers', 'master', id, 30, now() FROM vendors ORDER BY key LIMIT 1`);

async function add(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const button = page.getByRole('button', { name: 'Add document' });
  // A page that has not come to life yet hears nothing of a file.
  await expect(async () => {
    await page
      .getByLabel('Document of the contract')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
    await expect(button).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await button.click();
}

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const act = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

test('a PDF is added, executed, looked at, searched and cited from; then it is erased', async ({
  page: admin,
  browser,
}) => {
  await addContract('PAPER-1');
  const page = await newPerson(admin, browser, 'Paula Papers', 'Procurement');
  await page.goto('/contracts/PAPER-1');
  await add(page, 'agreement.pdf', pdfOf(PAGES));
  // A document may be read for half a minute before that is given up.
  await expect(row(page, 'agreement.pdf')).toContainText('30 pages');
  await act(page, 'agreement.pdf', 'Mark as executed');
  await page.getByRole('dialog').getByLabel('Executed on').fill('2026-01-15');
  await page.getByRole('button', { name: 'Mark as executed' }).click();
  await expect(row(page, 'agreement.pdf')).toContainText('Executed 15 Jan 2026');
  expect(await violations(page, { within: 'main' })).toEqual([]);

  await row(page, 'agreement.pdf').getByRole('link', { name: 'agreement.pdf' }).click();
  const pane = page.getByRole('region', { name: 'agreement.pdf' });
  await expect(pane.getByText('On page 1 the provider')).toBeVisible();
  // Its own worker draws it: what stands on the last page is found, marked where it stands, and is shown.
  await pane.press('/');
  await page.keyboard.type('within 30 DAYS after the end');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('30');
  const words = pane.getByText('On page 30 the provider');
  await expect(words).toBeVisible();
  const [mark, text] = [pane.locator('[data-tone=current]').first(), await words.boundingBox()];
  const box = await mark.boundingBox();
  expect(Math.abs((box?.y ?? 0) - (text?.y ?? 0))).toBeLessThan((text?.height ?? 0) * 3);
  await expect(page.getByText('cannot be marked')).toHaveCount(0);
  await page.getByRole('button', { name: 'As text' }).click();
  await expect(pane.locator('[data-page="1"]')).toContainText('delete Customer Data within 1 days');
  expect(await violations(page, { within: 'main' })).toEqual([]);

  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  expect((await saved).suggestedFilename()).toBe('agreement.pdf');

  await page.goto('/contracts/documents?words=within+7+days');
  const hit = page.getByRole('listitem').filter({ hasText: 'agreement.pdf' });
  await expect(hit).toContainText('page 7');
  await hit.getByRole('link', { name: 'agreement.pdf' }).click();
  await expect(pane.getByText('On page 7 the provider')).toBeVisible();

  await page.goto('/contracts/PAPER-1');
  await act(page, 'agreement.pdf', 'Erase for good');
  await page.getByLabel('Type agreement.pdf to confirm').fill('agreement.pdf');
  await page.getByRole('button', { name: 'Erase document' }).click();
  await expect(row(page, 'Erased document')).toContainText('erased');
  await page.goto('/contracts/documents?words=within+7+days');
  await expect(page.getByText('No document says that')).toBeVisible();
  await page.context().close();
});

test('what cannot be read is refused or kept with the reason, and the console goes on', async ({
  page: admin,
  browser,
}) => {
  await addContract('PAPER-2');
  const page = await newPerson(admin, browser, 'Hal Hostile', 'Legal');
  await page.goto('/contracts/PAPER-2');
  await add(page, 'page.pdf', new TextEncoder().encode('<!doctype html><script>alert(1)</script>'));
  await expect(page.getByRole('alert').filter({ hasText: 'This is a web page.' })).toBeVisible();
  const locked = pdfFile(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 0 /Kids [] >>',
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'0f'.repeat(32)}> /U <${'a0'.repeat(32)}> >>`,
    ],
    `/Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
  );
  await add(page, 'locked.pdf', locked);
  await expect(row(page, 'locked.pdf')).toContainText('It is protected by a password.');
  await add(page, 'script.pdf', pdfOf(['Text'], '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'));
  await expect(row(page, 'script.pdf')).toContainText('It holds scripts, which are never run here.');
  await add(page, 'letter.docx', docxOf(['The provider keeps logs for ten days.']));
  await expect(row(page, 'letter.docx')).toContainText('DOCX');
  await expect(row(page, 'letter.docx')).toContainText('1 page');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.context().close();
});
