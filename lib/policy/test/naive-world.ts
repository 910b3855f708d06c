/** What the naive evaluator evaluates, and the smallest of its tools. */
import type { Bundle, Label, Overlay, PolicyRequest, Rule } from '../types';

export interface World {
  bundle: Bundle;
  overlay: Overlay | null;
  request: PolicyRequest;
  now: number;
}

export interface Situation extends World {
  rule: Rule;
  label: Label;
  output: number | undefined;
}

export const own = <T>(map: { readonly [key: string]: T } | undefined, key: string): T | undefined =>
  map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
export const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
export const ms = (text: string): number => Date.parse(text);

export function expand(bundle: Bundle, regions: readonly string[]): string[] {
  return regions.flatMap((region) => own(bundle.regionGroups, region) ?? [region]);
}

export function within(window: { readonly from?: string; readonly until?: string }, now: number): boolean {
  return (
    (window.from === undefined || ms(window.from) <= now) &&
    (window.until === undefined || now < ms(window.until))
  );
}
