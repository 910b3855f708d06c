import { newPerson } from './support/people';
import { expect, test } from './support/test';

test('a stake changes affiliations from its first day on, and is drawn and read as a table', async ({
  page,
}) => {
  test.slow();
  await page.goto('/catalogue/vendors/sber');
  await page.getByRole('link', { name: 'Record stake' }).click();
  await page.getByRole('combobox', { name: 'In whom' }).fill('sarvam');
  await page.getByRole('option', { name: 'Sarvam AI · sarvam' }).click();
  await page.getByLabel('Economic share').fill('12.5');
  await page.getByLabel('First day').fill('2026-06-01');
  await page.getByRole('button', { name: 'Record stake' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Say who states this');
  await page.getByLabel('Source', { exact: true }).fill('An annual report');
  await page.getByRole('button', { name: 'Record stake' }).click();
  await page.waitForURL('/catalogue/vendors/sber');
  await expect(page.getByRole('table').filter({ hasText: '12.5 % economic' })).toContainText(
    'An annual report',
  );

  await page.goto('/catalogue/ownership?channel=gigachat&owner=sarvam');
  await expect(page.getByRole('status').filter({ hasText: 'Affiliated, 5–20 %' })).toContainText(
    'Sber holds an interest in Sarvam AI (12.5 %)',
  );
  await page.getByLabel('On the day').fill('2026-05-31');
  await expect(page.getByRole('status').filter({ hasText: 'Unknown' })).toContainText('never as independent');
  await page.goto('/catalogue/ownership');
  const graph = page.getByRole('region', { name: 'Ownership' });
  await graph.getByRole('link', { name: 'Sarvam AI' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/vendor=sarvam/);
  await expect(graph.getByRole('link')).toHaveCount(2);
  await page.getByText('Show as table').click();
  await expect(page.getByRole('table')).toContainText('Sber holds an interest in Sarvam AI');
});

test('the way that data takes counts once another person approved it', async ({ page, browser }) => {
  test.slow();
  await page.goto('/sensitivity/paths/way?subject=sarvam');
  await expect(page.getByText('Unknown. Nothing clears here')).toBeVisible();
  await page.getByRole('button', { name: 'Add party' }).click();
  await page.getByRole('combobox', { name: 'Party' }).nth(1).fill('brindle');
  await page.getByRole('option', { name: 'Brindle Review · sample-reviewers' }).click();
  await page.getByLabel('Source', { exact: true }).fill('https://example.com/subprocessors');
  await page.getByRole('button', { name: 'Save way' }).click();
  await page.getByRole('button', { name: 'Put up for approval' }).click();
  await expect(page.getByText('You wrote some of this, so another person has to approve it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toBeHidden();

  const second = await newPerson(page, browser, 'Path Second', 'Legal');
  await second.goto('/sensitivity/paths/way?subject=sarvam');
  await second.getByRole('button', { name: 'Approve' }).click();
  const way = second.getByRole('list', { name: 'The way that data takes' });
  await expect(way).toHaveCount(1);
  await expect(way).toContainText('Brindle Review');
  await expect(way.getByText('No clause speaks for it')).toHaveCount(1);
  await expect(way).toContainText('SAMPLE-MSA-2 flows down: No training');
  await second.close();
});

test('a certificate is kept with its report, and told when it counts no more', async ({ page }) => {
  test.slow();
  await page.goto('/catalogue/vendors/sarvam/certifications/new');
  await page.getByRole('combobox', { name: 'Certificate' }).fill('ISO/IEC 27001');
  await page.getByLabel('From', { exact: true }).fill('2026-01-01');
  await page.getByLabel('To', { exact: true }).fill('2028-12-31');
  await page.getByLabel('Source', { exact: true }).fill('Trust portal');
  await page.getByRole('button', { name: 'Record certificate' }).click();
  await page.waitForURL('/catalogue/vendors/sarvam');
  const row = page.getByRole('row', { name: /ISO\/IEC 27001/ });
  await expect(row).toContainText('Valid');
  await row.getByRole('link', { name: /^Edit ?: ISO\/IEC 27001$/ }).click();
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(text),
  });
  const upload = page.locator('input[type=file]');
  await upload.setInputFiles(file('report.pdf', '<!doctype html><script>1</script>'));
  await expect(page.getByRole('main').getByRole('alert')).toContainText('This is a web page');
  await upload.setInputFiles(file('report.pdf', '%PDF-1.7\n%%EOF\n'));
  await expect(page.getByRole('link', { name: 'report.pdf' })).toBeVisible();
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke certificate' }).click();
  await page.waitForURL('/catalogue/vendors/sarvam');
  await expect(row).toContainText('Revoked');
});
