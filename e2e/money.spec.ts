import { readFileSync } from 'node:fs';
import { violations } from './support/axe';
import { expect, test } from './support/test';

const TWO = 'offering=openai%2Fgpt-4.1&offering=google-ai-studio%2Fgemini-2.5-pro';

test('what a request and a month cost is reckoned as one types, and kept in the address', async ({
  page,
}) => {
  await page.goto(`/catalogue/calculator?${TWO}&input=1000000&output=100000`);
  const summary = page.getByRole('table').first();
  const gpt = summary.getByRole('row', { name: /gpt 4\.1/i });
  const gemini = summary.getByRole('row', { name: /gemini 2\.5 pro/i });
  await expect(gpt).toContainText('$2.80');
  // A million tokens is above Google's threshold: the whole request costs more.
  await expect(gemini).toContainText('$4.00');
  await expect(page.getByRole('region', { name: /^Lines of Gemini/ })).toContainText(
    'input above 200 k tokens',
  );

  const input = page.getByRole('textbox', { name: 'Input tokens, all' });
  await input.fill('200000');
  await expect(gpt).toContainText('$1.20');
  await expect(page).toHaveURL(/input=200000/);

  await page.getByText('A month', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Requests a month' }).fill('1000');
  await page.getByRole('textbox', { name: 'Batch' }).fill('50');
  await expect(gpt).toContainText('at least $600.00');
  await expect(gpt).toContainText('unknown: the batch tier');
  await expect(page).toHaveURL(/batch=50/);
  await page.reload();
  await expect(gpt).toContainText('at least $600.00');
  await gemini.getByRole('button', { name: /^Leave out/ }).click();
  await expect(page).not.toHaveURL(/gemini/);
  await expect(page).toHaveURL(/batch=50/);
});

test('a rate has the prices in its currency follow, and says beforehand how', async ({ page }) => {
  await page.goto('/settings/currencies');
  const rate = page.getByRole('textbox', { name: 'USD for one' });
  await page.getByRole('textbox', { name: 'Currency' }).fill('CHF');
  await rate.fill('0');
  await page.getByRole('textbox', { name: 'Source' }).fill('Swiss National Bank');
  await page.getByRole('button', { name: 'Set rate' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Must be more than 0.' })).toBeVisible();
  await rate.fill('1.1312');
  await page.getByRole('button', { name: 'Set rate' }).click();
  const row = page.getByRole('region', { name: 'Currencies' }).getByRole('row', { name: /^CHF/ });
  await expect(row).toContainText('1.1312');
  await expect(row).toContainText('Swiss National Bank');
});

test('the calendar shows what changes when, narrows to what routing calls, and is saved as shown', async ({
  page,
}) => {
  await page.goto('/catalogue/calendar?from=2025-06');
  const june = page.getByRole('region', { name: 'June 2025' });
  await expect(june.getByRole('row', { name: /o3.*OpenAI.*new price/ })).toContainText(
    'Input $10.00 → $2.00 per M tokens (−80 %)',
  );
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = readFileSync(await (await saving).path(), 'utf8');
  expect(file).toContain('2025-06-10T00:00:00.000Z,new price,openai/o3');
  await page.getByRole('link', { name: 'Retirements' }).click();
  await expect(page).toHaveURL(/kind=retired/);
  await expect(june).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('money, calendar and completeness have no accessibility violation', async ({ page }) => {
      test.slow();
      for (const path of [
        `/catalogue/calculator?${TWO}&for=month&batch=10&length=90x1000&length=10x250000`,
        '/catalogue/calendar?from=2025-06',
        '/catalogue/completeness',
        '/settings/currencies',
      ]) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await violations(page), path).toEqual([]);
      }
    });
  });
}
