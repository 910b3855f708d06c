import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/test';

const OFFERING = 'groq/fairlead-imported-one';

/** A price list as LiteLLM publishes it, with one offering and the entry that describes its form. */
const liteLlm = (inputPerToken: number, mostOutput: number): string =>
  JSON.stringify({
    sample_spec: { litellm_provider: 'one of the providers', mode: 'chat' },
    [OFFERING]: {
      litellm_provider: 'groq',
      mode: 'chat',
      input_cost_per_token: inputPerToken,
      output_cost_per_token: 0.000004,
      max_input_tokens: 100_000,
      max_output_tokens: mostOutput,
    },
  });

async function paste(page: Page, text: string): Promise<void> {
  await page.goto('/catalogue/imports/new');
  await page.getByText('Paste', { exact: true }).click();
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Read and review' }).click();
}

/** What axe finds wrong, in either scheme. */
async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await violations(page, { within: 'main' })));
  }
  return found;
}

const applied = (page: Page) => expect(page.getByText('applied, current')).toBeVisible();
const parts = (page: Page) => page.getByRole('navigation', { name: 'Parts of the import' });

test('a pasted list is looked at and applied; what was set by hand stays; all of it is undone', async ({
  page,
}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await paste(page, '{ "groq/x": { "litellm_provider": "groq", }');
  await expect(page.getByRole('alert').filter({ hasText: 'line 1' })).toBeVisible();
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/groq\/x/);

  await paste(page, liteLlm(0.000001, 8000));
  await expect(page.getByRole('heading', { level: 1, name: 'LiteLLM' })).toBeVisible();
  await expect(page.getByText(/1 offering is new .*1 of 2 rows read/)).toBeVisible();
  await expect(page.getByRole('row', { name: /fairlead-imported-one/ })).toContainText('$1.00');
  await parts(page).getByRole('link', { name: 'Skipped 1' }).click();
  await expect(page.getByRole('row', { name: /sample_spec/ })).toBeVisible();
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await applied(page);

  await page.goto(`/catalogue/offerings/${OFFERING}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Max output').fill('4096');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('alert').filter({ hasText: 'Saved.' }).first()).toBeVisible();

  await paste(page, liteLlm(0.000002, 16_000));
  await expect(parts(page).getByRole('link', { name: 'Set by hand 0 of 1' })).toBeVisible();
  await parts(page)
    .getByRole('link', { name: /^Changed/ })
    .click();
  const price = page.getByRole('row', { name: /Input price/ });
  await expect(price).toContainText(/\$1\.00.*\$2\.00.*\+100 %/);
  expect(await violationsInBoth(page)).toEqual([]);
  await price.focus();
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: 'Record it without a change' })).toBeVisible();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await applied(page);
  const address = page.url();

  await page.goto(`/catalogue/offerings/${OFFERING}`);
  await expect(page.getByRole('row', { name: /^Input / }).first()).toContainText('$2.00');
  await expect(page.getByRole('main')).toContainText('4.1 k');

  await page.goto('/catalogue/settle?q=fairlead-imported-one');
  const open = page.getByRole('row', { name: /fairlead-imported-one/ });
  await expect(open).toContainText(/4\.1 k.*16 k/);
  // Until the page's script listens, keys go nowhere.
  await expect(async () => {
    await open.focus();
    await page.keyboard.press('Space');
    await expect(page.getByLabel('Ask the vendor')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByLabel('Ask the vendor').check();
  await page.getByLabel('Whom you asked, and what').fill('Asked their support which holds.');
  await page.getByRole('button', { name: 'Note that you asked' }).click();
  await expect(open).toContainText('asked');

  await page.goto(address);
  await page.getByRole('button', { name: 'Undo import' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing of it was changed since.');
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('undone', { exact: true })).toBeVisible();
  await page.goto(`/catalogue/offerings/${OFFERING}`);
  await expect(page.getByRole('row', { name: /^Input / }).first()).toContainText('$1.00');
});

test('a table is read by what its columns are, and by the same the next time', async ({ page }) => {
  page.on('dialog', (dialog) => void dialog.accept());
  const file = (issue: number) => ({
    name: `desk prices ${issue}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Seller;Model;Model id;Input ($ / 1M tokens);Output ($ / 1M tokens);Longest prompt',
        'Groq;Desk One;desk-one;1,25;5,00;64000',
        'Groq;Desk Two;desk-two;on request;;32000',
      ].join('\n'),
    ),
  });
  const give = async (issue: number) => {
    await page.goto('/catalogue/imports/new');
    await expect(async () => {
      await page.getByLabel('File to import').setInputFiles(file(issue));
      await expect(page.getByText('Taken for CSV or XLSX')).toBeVisible({ timeout: 1000 });
    }).toPass();
  };
  const column = (name: string) => page.getByRole('combobox', { name: `What “${name}” is` });
  await give(1);
  await expect(column('Model id')).toHaveValue('Request id');
  await expect(page.getByText('1 of 2 rows will be read')).toBeVisible();
  await page.getByText('1 skipped row, with the reason').click();
  await expect(page.getByText('“on request” is no price')).toBeVisible();
  await column('Longest prompt').click();
  await page.getByRole('option', { name: 'Most input' }).click();
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole('button', { name: 'Read and review' }).click();
  await expect(page.getByRole('row', { name: /desk-one/ })).toContainText('$1.25');

  await give(2);
  await expect(page.getByText('Columns are as in the last issue of this list.')).toBeVisible();
  await expect(column('Longest prompt')).toHaveValue('Most input');
});

test('schedules are kept by an administrator; an address inside the network is refused', async ({ page }) => {
  await page.goto('/catalogue/imports/new');
  await page.getByText('Address', { exact: true }).click();
  await page.getByLabel('Address', { exact: true }).last().fill('https://127.0.0.1/prices.json');
  await page.getByRole('button', { name: 'Read and review' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /private|network|address/i })).toBeVisible();

  await page.goto('/catalogue/imports/schedules/new');
  await page.getByLabel('Address').fill('http://example.com/prices.json');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByRole('link', { name: /Address: .*https/ })).toBeVisible();
  await page.getByLabel('Address').fill('https://prices.invalid/litellm.json');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  const row = page.getByRole('row', { name: /prices\.invalid/ });
  await expect(row).toContainText('every day');
  await row.getByRole('button', { name: /^Archive/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive schedule' }).click();
  await expect(row).toHaveCount(0);
});
