import type { Page } from '@playwright/test';
import type { KeySet } from '../../lib/signing/key-set';
import { createRouter, type Router, type RouterOptions } from '../../sdk/src/index';
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

/** The root key that the installation's key set was signed with. */
async function rootKey(): Promise<string> {
  const answer = await fetch(`${runningApp().deliveryUrl}/.well-known/fairlead-keys`);
  const { keySet } = (await answer.json()) as { keySet: string };
  const { keys } = JSON.parse(Buffer.from(keySet.split('.')[1] ?? '', 'base64url').toString()) as KeySet;
  return keys.find(({ role }) => role === 'root')?.x ?? '';
}

/** How a router follows an environment and pins the root, by the name that the console shows it under. */
export async function followOptions(
  token: string,
  environment: string,
  instance: string,
): Promise<RouterOptions> {
  return {
    url: runningApp().deliveryUrl,
    token,
    environment: environment.toLowerCase(),
    trust: { roots: [await rootKey()] },
    instance,
    pollIntervalMs: 300,
    startTimeoutMs: 2_000,
  };
}

export async function follow(token: string, environment: string, instance: string): Promise<Router> {
  return createRouter(await followOptions(token, environment, instance));
}

/** A router with a token of its own. */
export async function newRouter(page: Page, name: string, environment: string): Promise<Router> {
  return follow(await newToken(page, name, environment), environment, name);
}
