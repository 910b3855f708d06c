import type { Origin } from './origin';

/** What somebody was refused in one hour. */
export interface RefusalDto {
  readonly id: string;
  readonly actor: { readonly id: string; readonly name: string | null };
  /** A permission's action. */
  readonly action: string;
  /** Key; null where it was about none. */
  readonly environment: string | null;
  /** Since when they are counted. */
  readonly hour: string;
  readonly lastAt: string;
  readonly count: number;
  readonly via: Origin['via'];
  /** Of the last time; null where it was forgotten. */
  readonly address: string | null;
}

/** How often something was refused in a time. */
export interface RefusalCount {
  /** Actor id, or action. */
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export interface RefusalsPage {
  readonly refusals: readonly RefusalDto[];
  readonly byPerson: readonly RefusalCount[];
  readonly byAction: readonly RefusalCount[];
  readonly total: number;
}
