'use server';

import { setExchangeRate } from '@/lib/catalog/server/exchange-rate-commands';
import { action } from '../../run-command';

export const setExchangeRateAction = action(setExchangeRate);
