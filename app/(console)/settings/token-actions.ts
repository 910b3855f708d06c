'use server';

import { revalidatePath } from 'next/cache';
import { createOwnToken, revokeOwnToken } from '@/lib/auth/server/commands/own-tokens';
import {
  archiveServiceAccount,
  createServiceAccount,
  updateServiceAccount,
} from '@/lib/auth/server/commands/service-accounts';
import { revokeToken } from '@/lib/auth/server/commands/tokens';
import { requireCaller } from '@/lib/auth/server/session';
import type { CreatedToken } from '@/lib/auth/server/token-records';
import type { ServiceAccountDto } from '@/lib/auth/service-account';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

export async function createOwnTokenAction(input: unknown): Promise<ActionResult<CreatedToken>> {
  return actionResult(async () => createOwnToken(await requireCaller(), input));
}

export async function revokeOwnTokenAction(input: unknown): Promise<ActionResult<void>> {
  const result = await actionResult(async () => revokeOwnToken(await requireCaller(), input));
  if (result.ok) revalidatePath('/settings/tokens');
  return result;
}

/** By an administrator or security: any token. */
export async function revokeAnyTokenAction(input: unknown): Promise<ActionResult<void>> {
  const result = await actionResult(async () => revokeToken(await requireCaller(), input));
  if (result.ok) revalidatePath('/settings/service-accounts', 'layout');
  return result;
}

export async function createServiceAccountAction(input: unknown): Promise<ActionResult<ServiceAccountDto>> {
  return changed(() => actionResult(async () => createServiceAccount(await requireCaller(), input)));
}

export async function updateServiceAccountAction(input: unknown): Promise<ActionResult<ServiceAccountDto>> {
  return changed(() => actionResult(async () => updateServiceAccount(await requireCaller(), input)));
}

export async function archiveServiceAccountAction(input: unknown): Promise<ActionResult<ServiceAccountDto>> {
  return changed(() => actionResult(async () => archiveServiceAccount(await requireCaller(), input)));
}

async function changed<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  const result = await run();
  if (result.ok) revalidatePath('/settings/service-accounts', 'layout');
  return result;
}
