'use client';

import { Checkbox } from '@mantine/core';
import { closesAnything } from '@/lib/routing/evidence-effects';
import { EvidenceEffects } from './EvidenceEffects';
import styles from './effects.module.css';
import type { Effects } from './use-effects';

/** What a save would do to routes, and the tick that lets it pass where it closes some. Nothing until it was asked. */
export function EffectsGate({ effects: { shown, accepted, accept } }: { readonly effects: Effects }) {
  if (!shown) return null;
  const closed = shown.environments.filter(({ closes }) => closes.length > 0);
  const places = closed.map(({ name }) => name).join(', ');
  return (
    <section className={styles.gate} aria-label="What saving this does to routes">
      <EvidenceEffects effects={shown} />
      {closesAnything(shown) && (
        <Checkbox
          checked={accepted}
          onChange={(event) => accept(event.currentTarget.checked)}
          label={`Close these routes in ${places}`}
          description="Routers learn of it within seconds of saving; nobody has to publish."
        />
      )}
    </section>
  );
}
