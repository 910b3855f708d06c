import type { Page } from '@playwright/test';
import { createRouter } from '../../sdk/src/index';
import { runningApp } from './app';

/** A router with a token that a person makes for it on the screen; `environment` as screens name it. */
export async function newRouter(page: Page, name: string, environment: string) {
  await page.goto('/routers/new');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: environment }).click();
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = (await page.getByText(/^flr_/).first().textContent()) ?? '';
  return createRouter({
    url: runningApp().deliveryUrl,
    token,
    environment: environment.toLowerCase(),
    trust: 'tls',
    pollIntervalMs: 300,
    startTimeoutMs: 2_000,
  });
}
