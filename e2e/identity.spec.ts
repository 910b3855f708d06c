import { readFileSync } from 'node:fs';
import { violations } from './support/axe';
import { expect, test } from './support/test';

test('two models that are one are joined with a key; the other’s page leads on; it is undone', async ({
  page,
}) => {
  await page.goto('/catalogue/settle/models');
  const pair = page.getByRole('button', { name: /mixtral-8x7b · open-mixtral-8x7b/ });
  await pair.click();
  const desk = page.getByRole('region', { name: 'mixtral-8x7b and open-mixtral-8x7b' });
  await expect(desk.getByText('For: Both are known as open-mixtral-8x7b.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('1');
  await expect(page.getByText('Joined open-mixtral-8x7b into mixtral-8x7b.')).toBeVisible();
  await expect(pair).toHaveCount(0);

  const other = await page.context().newPage();
  await other.goto('/catalogue/models/open-mixtral-8x7b');
  await expect(other).toHaveURL(/\/catalogue\/models\/mixtral-8x7b\?joined=/);
  await expect(other.getByText(/open-mixtral-8x7b was joined into this model/)).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(pair).toBeVisible();
  await other.goto('/catalogue/identity/model/open-mixtral-8x7b?with=mixtral-8x7b');
  await expect(other.getByRole('button', { name: 'Join into mixtral-8x7b' })).toBeVisible();
  expect(await violations(other)).toEqual([]);
  await other.close();
});

test('a tool reads the catalogue at a secret address, which no log repeats, until it is revoked', async ({
  page,
  app,
  playwright,
}) => {
  await page.goto('/settings/catalogue-links/new');
  await page.getByLabel('Name').fill('A gateway of ours');
  await page.getByRole('button', { name: 'Create address' }).click();
  await expect(page.getByRole('heading', { name: 'Addresses of A gateway of ours' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  const setting = (await page.getByText(/^LITELLM_MODEL_COST_MAP_URL=/).textContent()) ?? '';
  const address = setting.slice(setting.indexOf('=') + 1);

  const tool = await playwright.request.newContext();
  const answer = await tool.get(address);
  expect(answer.status()).toBe(200);
  const list = (await answer.json()) as Record<string, { litellm_provider: string }>;
  expect(list['gpt-5']).toMatchObject({ litellm_provider: 'openai' });
  expect(
    (await tool.get(address, { headers: { 'if-none-match': answer.headers().etag ?? '' } })).status(),
  ).toBe(304);
  expect((await tool.head(address)).status()).toBe(200);

  await page.getByRole('link', { name: 'Back to addresses' }).click();
  await page.getByRole('button', { name: 'Revoke A gateway of ours' }).click();
  await page.getByRole('button', { name: 'Revoke address' }).click();
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  expect((await tool.get(address)).status()).toBe(404);
  await tool.dispose();
  const [, secret = ''] = /\/flc_[^_]+_(\w+)\//.exec(address) ?? [];
  expect(secret).not.toBe('');
  expect(readFileSync(`${app.dataFolder}/logs/console.log`, 'utf8')).not.toContain(secret);
});
