import { db } from '@/lib/db/client';
import type { OpenReview, ReviewDto, Standing } from '../review';
import { stopEffects } from '../stop-effects';
import { withoutStop } from '../stops';
import { stopsOf } from './in-force';
import { bundleOf, draftState, rollbackPreview } from './queries';
import { environmentByKey } from './records';
import { activeVersion } from './write-version';

const NOTHING = { changes: [], findings: [], effects: [] } as const;

/** What a review would do if it took effect at `now`: changes and findings, or the rules that regain offerings. */
export async function reviewEffects(
  standing: Standing & { readonly review: ReviewDto },
  now: Date,
): Promise<OpenReview> {
  const { environment, kind, draft, ofVersion, stop } = standing.review;
  if (kind === 'lift')
    return { standing, ...NOTHING, ...(await liftEffects(environment.key, stop ?? '', now)) };
  if (kind === 'rollback') {
    const preview = await rollbackPreview(environment.key, ofVersion ?? 0, now);
    return { standing, ...NOTHING, activeVersion: preview?.baseVersion ?? null, ...preview };
  }
  const { activeVersion, changes, findings } = await draftState(environment.key, now, draft ?? undefined);
  return { standing, ...NOTHING, activeVersion, changes, findings };
}

async function liftEffects(environmentKey: string, stop: string, now: Date) {
  const environment = await environmentByKey(db(), environmentKey);
  const active = await activeVersion(db(), environment.id);
  if (!active) return { activeVersion: null, effects: [] };
  const stops = stopsOf(active);
  const bundle = bundleOf(active.whole.identity);
  const effects = stopEffects(bundle, stops, withoutStop(stops, stop), now.getTime());
  return { activeVersion: active.version, effects };
}
