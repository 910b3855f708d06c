import type { Page } from '@playwright/test';
import { createRouter, type Router } from '../../sdk/src/index';
import { runningApp } from './app';

/** A token that a person makes for a router on the screen; `environment` as screens name it. */
export async function newToken(page: Page, name: string, environment: string): Promise<string> {
  await page.goto('/routers/new');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: environment }).click();
  await page.getByRole('button', { name: 'Create token' }).click();
  return (await page.getByText(/^flr_/).first().textContent()) ?? '';
}

/** A router that follows an environment, by the name that the console shows it under. */
export function follow(token: string, environment: string, instance: string): Promise<Router> {
  return createRouter({
    url: runningApp().deliveryUrl,
    token,
    environment: environment.toLowerCase(),
    trust: 'tls',
    instance,
    pollIntervalMs: 300,
    startTimeoutMs: 2_000,
  });
}

/** A router with a token of its own. */
export async function newRouter(page: Page, name: string, environment: string): Promise<Router> {
  return follow(await newToken(page, name, environment), environment, name);
}
