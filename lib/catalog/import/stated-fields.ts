import type { ImportedOffering } from './imported';

/** One value that a source states, by its field of the catalogue (`fields.ts`, `price:<unit>`, `measurement:…`). */
export interface StatedField {
  readonly of: 'offering' | 'model';
  readonly field: string;
  readonly value: unknown;
}

/** All that a source states of an offering, prices first, and then of the model behind it. */
export function statedFields({ prices, values, model, measurements = [] }: ImportedOffering): StatedField[] {
  const of = (whose: StatedField['of'], fields: object): StatedField[] =>
    Object.entries(fields).map(([field, value]) => ({ of: whose, field, value: value as unknown }));
  const priced = Object.fromEntries(Object.entries(prices).map(([unit, list]) => [`price:${unit}`, list]));
  const measured = measurements.map(({ of: whose, kind, benchmark, value, n }) => ({
    of: whose,
    field: ['measurement', kind, ...(benchmark === null ? [] : [benchmark])].join(':'),
    value: [{ value, n }],
  }));
  return [...of('offering', priced), ...of('offering', values), ...of('model', model), ...measured];
}
