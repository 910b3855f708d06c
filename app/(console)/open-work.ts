import { cache } from 'react';
import type { Caller } from '@/lib/auth/server/command';
import * as emergencies from '@/lib/routing/server/emergency-queries';
import * as reviews from '@/lib/routing/server/review-queries';

// The frame counts what pages show: both are read once for a request.

/** Every open review, oldest first, with how it stands for the caller. */
export const openStandings = cache(reviews.openStandings);

/** What waits for a second person in any environment, the most urgent first. */
export const openEmergencies = cache((caller: Caller) => emergencies.openEmergencies(caller, new Date()));
