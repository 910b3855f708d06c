'use server';

import { revalidatePath } from 'next/cache';
import type { SettledMany } from '@/components/imports/SettleMany';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { confirmPrices, settleDiscrepancy } from '@/lib/catalog/server/discrepancy-commands';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { action } from '../../run-command';

export const settleAction = action(settleDiscrepancy);

export async function settleManyAction(inputs: readonly unknown[]): Promise<ActionResult<SettledMany>> {
  return runEach(settleDiscrepancy, inputs);
}

export async function confirmPricesAction(inputs: readonly unknown[]): Promise<ActionResult<SettledMany>> {
  return runEach(confirmPrices, inputs);
}

/** So many at once: what one request can do in good time. */
const MOST = 500;

/** Runs a command for each input by itself: what one is refused for holds up no other. */
async function runEach(
  command: Command<unknown>,
  inputs: readonly unknown[],
): Promise<ActionResult<SettledMany>> {
  const caller = await requireCaller();
  const refusals: string[] = [];
  let settled = 0;
  for (const input of inputs.slice(0, MOST)) {
    const result = await actionResult(() => command(caller, input));
    if (result.ok) settled += 1;
    else refusals.push(result.error.message);
  }
  revalidatePath('/', 'layout');
  return { ok: true, data: { settled, refusals } };
}
