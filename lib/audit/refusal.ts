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
  /** The latest of them. */
  readonly refusals: readonly RefusalDto[];
  /** How many there are, of which `refusals` are the first. */
  readonly rows: number;
  /** Everybody who was refused what the filter names, whoever it names, the most refused first. */
  readonly byPerson: readonly RefusalCount[];
  /** All that those whom the filter names were refused, whatever it names. */
  readonly byAction: readonly RefusalCount[];
  /** How often it was refused. */
  readonly total: number;
}
