'use server';

import { breakGlassRollBack, ratifyEmergency } from '@/lib/routing/server/emergency-commands';
import { action } from '../../run-command';

export const ratifyAction = action(ratifyEmergency);
export const breakGlassAction = action(breakGlassRollBack);
