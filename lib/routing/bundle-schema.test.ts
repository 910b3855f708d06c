import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import type { z } from 'zod';
import { PolicyError } from '../policy/errors';
import { pointerOf } from '../policy/pointer';
import { prepare } from '../policy/prepare';
import { bundleArbitrary } from '../policy/test/bundle-arbitraries';
import { overlayArbitrary } from '../policy/test/request-arbitraries';
import type { Bundle, Overlay } from '../policy/types';
import { bundleSchema, overlaySchema } from './bundle-schema';

// a thousand bundles take seconds on a busy machine
vi.setConfig({ testTimeout: 120_000 });

/** The pointer that `prepare` gives, or null if it accepts. */
function refusal(bundle: unknown, overlay?: unknown): string | null {
  try {
    prepare(bundle, overlay);
    return null;
  } catch (error) {
    if (error instanceof PolicyError) return error.pointer;
    throw error;
  }
}

function pointers(result: {
  error?: { issues: { path: PropertyKey[]; keys?: string[] }[] } | undefined;
}): string[] {
  return (result.error?.issues ?? []).flatMap((issue) => {
    const path = issue.path as (string | number)[];
    return (issue.keys ?? [null]).map((key) => pointerOf(key === null ? path : [...path, key]));
  });
}

test('the schemas give the types of the policy engine, and take them (tsc checks this)', () => {
  expectTypeOf<z.output<typeof bundleSchema>>().toExtend<Bundle>();
  expectTypeOf<Bundle>().toExtend<z.output<typeof bundleSchema>>();
  expectTypeOf<z.output<typeof overlaySchema>>().toExtend<Overlay>();
  expectTypeOf<Overlay>().toExtend<z.output<typeof overlaySchema>>();
});

describe('the schema and prepare agree', () => {
  test('on generated bundles, which both accept', () => {
    fc.assert(
      fc.property(bundleArbitrary, (bundle) => {
        expect(pointers(bundleSchema.safeParse(bundle))).toEqual([]);
        expect(refusal(bundle)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  const outcomes = { accepted: 0, refused: 0 };
  test('on bundles with one value changed, taken away or added', () => {
    fc.assert(
      fc.property(
        bundleArbitrary,
        fc.nat(),
        fc.constantFrom(...MUTATIONS),
        fc.nat(),
        (bundle, where, mutate, which) => {
          const changed = mutateAt(bundle, where, mutate, which);
          const valid = bundleSchema.safeParse(changed).success;
          outcomes[valid ? 'accepted' : 'refused']++;
          expect(refusal(changed) === null, JSON.stringify(changed)).toBe(valid);
        },
      ),
      { numRuns: 1200 },
    );
    expect(outcomes.accepted).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });

  test('on the invalid bundles of the conformance cases', () => {
    const folder = new URL('../policy/spec/', import.meta.url);
    const wrong = readdirSync(folder).flatMap((file) => {
      const scenario = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        invalid: { description: string; bundle?: unknown; pointer: string }[];
      };
      return scenario.invalid.filter((one) => 'bundle' in one);
    });
    expect(wrong.length).toBeGreaterThan(100);
    for (const { description, bundle } of wrong) {
      expect(bundleSchema.safeParse(bundle).success, description).toBe(false);
    }
  });

  test('on overlays', () => {
    const bundle = fc.sample(bundleArbitrary, { numRuns: 1, seed: 1 })[0] as Bundle;
    fc.assert(
      fc.property(
        overlayArbitrary,
        fc.nat(),
        fc.constantFrom(...MUTATIONS),
        fc.nat(),
        (overlay, where, mutate, which) => {
          if (overlay === null) return;
          expect(overlaySchema.safeParse(overlay).success).toBe(true);
          expect(refusal(bundle, overlay)).toBeNull();
          const changed = mutateAt(overlay, where, mutate, which);
          if (changed === null) return;
          expect(refusal(bundle, changed) === null, JSON.stringify(changed)).toBe(
            overlaySchema.safeParse(changed).success,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('on the size of an overlay: 1,000 bytes of canonical JSON, not 1,001', () => {
    const bundle = fc.sample(bundleArbitrary, { numRuns: 1, seed: 1 })[0] as Bundle;
    const empty = JSON.stringify({
      disabled: [{ model: 'm', reason: '' }],
      format: 'fairlead.overlay/1',
    }).length;
    // two bytes each in UTF-8
    const sized = (more: string) => ({
      format: 'fairlead.overlay/1',
      disabled: [
        {
          model: 'm',
          reason: 'é'.repeat(Math.floor((1000 - empty) / 2)) + 'x'.repeat((1000 - empty) % 2) + more,
        },
      ],
    });
    expect(refusal(bundle, sized(''))).toBeNull();
    expect(overlaySchema.safeParse(sized('')).success).toBe(true);
    expect(refusal(bundle, sized('x'))).toBe('');
    expect(overlaySchema.safeParse(sized('x')).success).toBe(false);
  });
});

type Holder = Record<string, unknown> | unknown[];
type Mutation = (holder: Holder, key: string, which: number) => void;

const ODD: readonly unknown[] = [
  ...[
    null,
    true,
    -1,
    0,
    1,
    0.5,
    2 ** 53,
    10000,
    '',
    '0',
    '1.50',
    'zz',
    'a/one',
    'public',
    'de',
    'eu',
    'timeout',
  ],
  ...[
    '2026-01-01T00:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
    '\ud800',
    [],
    {},
    ['b', 'a'],
    ['timeout'],
    [{}],
  ],
  ...[
    { tag: 'pii' },
    { level: {} },
    { above: 0 },
    { offering: 'a/one' },
    JSON.parse('{"__proto__":{}}') as unknown,
  ],
];

const replace: Mutation = (holder, key, which) => {
  define(holder, key, ODD[which % ODD.length]);
};
const remove: Mutation = (holder, key) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
};
const repeat: Mutation = (holder, key) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[Number(key)]));
};
const reverse: Mutation = (holder) => {
  if (Array.isArray(holder)) holder.reverse();
};
const add: Mutation = (holder, _key, which) => {
  const names = ['__proto__', 'on', 'hints', 'until', 'from', 'regions', 'above', 'phi', 'toString', 'extra'];
  const name = names[which % names.length] as string;
  if (!Array.isArray(holder)) define(holder, name, ODD[Math.floor(which / names.length) % ODD.length]);
  else holder.push(ODD[which % ODD.length]);
};
const MUTATIONS: readonly Mutation[] = [replace, replace, remove, repeat, reverse, add];

function define(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

/** A copy of a document with one member of one of its objects or arrays mutated. */
function mutateAt(document: unknown, where: number, mutate: Mutation, which: number): unknown {
  const copy = JSON.parse(JSON.stringify(document)) as unknown;
  const members: [Holder, string][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      members.push([value as Holder, key]);
      walk(member);
    }
  };
  walk(copy);
  const chosen = members[where % members.length];
  if (chosen !== undefined) mutate(chosen[0], chosen[1], which);
  return copy;
}
