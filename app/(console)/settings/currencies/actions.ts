'use server';

import { type RateSet, setExchangeRate } from '@/lib/catalog/server/exchange-rate-commands';
import type { ActionResult } from '@/lib/http/action-result';
import { runCommand } from '../../run-command';

export async function setExchangeRateAction(input: unknown): Promise<ActionResult<RateSet>> {
  return runCommand(setExchangeRate, input, '/');
}
