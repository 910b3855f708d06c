'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { OfferingFacts } from '@/lib/routing/records';

/** How many are asked for at once: their keys stand in an address. The others are, once these are there. */
const AT_ONCE = 100;

/** What a compile reads of offerings: what the page came with, and what is asked for as soon as it is named. */
export function useOfferingFacts(
  environment: string,
  first: OfferingFacts,
  named: readonly string[],
): OfferingFacts {
  const [learned, setLearned] = useState<OfferingFacts>({ offerings: {}, measurements: {}, covered: {} });
  // Those that there are none of are asked for once.
  const asked = useRef(new Set<string>());
  const missing = named
    .filter((key) => !Object.hasOwn(first.offerings, key) && !asked.current.has(key))
    .slice(0, AT_ONCE)
    .join('\n');

  useEffect(() => {
    if (missing === '') return;
    const keys = missing.split('\n');
    for (const key of keys) asked.current.add(key);
    const query = new URLSearchParams([['environment', environment], ...keys.map((key) => ['key', key])]);
    fetch(`/api/console/offering-facts?${query}`)
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        const found = (await response.json()) as OfferingFacts;
        setLearned((before) => ({
          offerings: { ...before.offerings, ...found.offerings },
          measurements: { ...before.measurements, ...found.measurements },
          covered: { ...before.covered, ...found.covered },
        }));
      })
      // They are asked for again with the next change.
      .catch(() => {
        for (const key of keys) asked.current.delete(key);
      });
  }, [missing, environment]);

  return useMemo(
    () => ({
      offerings: { ...first.offerings, ...learned.offerings },
      measurements: { ...first.measurements, ...learned.measurements },
      covered: { ...first.covered, ...learned.covered },
    }),
    [first, learned],
  );
}
