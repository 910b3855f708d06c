import { z } from 'zod';
import { Money, plainDecimal } from '@/lib/core/money';

/** Where prices that follow from a cost basis say that they come from. */
export const COMPUTED_FROM_COST = 'computed from cost basis';

/** 365 days and a quarter, twelve months: hours that a machine runs in a month. */
const HOURS_PER_MONTH = new Money(8766).div(12);

const money = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/, 'Must be an amount in USD, such as 2.50.');
const positive = money.refine((text) => Number(text) > 0, 'Must be more than 0.');

const rented = z.strictObject({
  kind: z.literal('rented'),
  /** USD for an hour of the machine, used or not. */
  perHour: positive,
});
const owned = z.strictObject({
  kind: z.literal('owned'),
  /** USD */
  purchase: positive,
  residual: money,
  lifetimeMonths: z.number('Must be a whole number.').int().min(1).max(240),
  /** Watts drawn under load. */
  watts: money,
  /** What the building draws for one watt of the machine (power usage effectiveness); 1 = nothing besides. */
  overhead: z.string().regex(/^[1-9](\.\d{1,3})?$/, 'Must be between 1 and 9.999.'),
  /** USD per kWh */
  powerPrice: money,
  /** USD a month: space, network, people. */
  otherPerMonth: money,
});
const perSecond = z.number('Must be a number.').positive('Must be more than 0.').max(100_000_000);

/**
 * What a site of one's own costs and yields: the JSON of an offering's field `costBasis`. Throughput is measured, in
 * tokens per second of the whole machine: reading and writing apart, or both in one (as a mixed load yields).
 */
export const costBasisSchema = z.strictObject({
  cost: z.discriminatedUnion('kind', [rented, owned]),
  throughput: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('apart'), input: perSecond, output: perSecond }),
    z.strictObject({ kind: z.literal('together'), tokens: perSecond }),
  ]),
  /** Percent of the time in which it works at that throughput. */
  utilisation: z.number('Must be a number.').min(1, 'Must be 1 to 100.').max(100, 'Must be 1 to 100.'),
  /** `YYYY-MM-DD` on which throughput was measured. */
  measuredOn: z.iso.date('Must be a day.'),
  /** How, with what load and software. */
  measuredHow: z.string().trim().min(1, 'Say how it was measured.').max(2000),
});
export type CostBasis = z.infer<typeof costBasisSchema>;

/** What an hour costs, in parts; USD, exact. */
export interface HourlyCost {
  readonly machine: Usd;
  readonly power: Usd;
  readonly other: Usd;
  readonly total: Usd;
}
type Usd = InstanceType<typeof Money>;

/**
 * What an hour of the machine costs. Owned: straight-line over its life, `(purchase − residual) / (months × hours a
 * month)`, plus power, `watts / 1000 × overhead × price per kWh`, plus `other / hours a month`.
 */
export function costPerHour(cost: CostBasis['cost']): HourlyCost {
  const none = new Money(0);
  if (cost.kind === 'rented') {
    const machine = new Money(cost.perHour);
    return { machine, power: none, other: none, total: machine };
  }
  const machine = Money.max(0, new Money(cost.purchase).minus(cost.residual))
    .div(cost.lifetimeMonths)
    .div(HOURS_PER_MONTH);
  const power = new Money(cost.watts).div(1000).times(cost.overhead).times(cost.powerPrice);
  const other = new Money(cost.otherPerMonth).div(HOURS_PER_MONTH);
  return { machine, power, other, total: machine.plus(power).plus(other) };
}

/**
 * USD per million tokens, half-even at nine places: `cost per hour × 1,000,000 / (3,600 × tokens a second × share of the
 * time in use)`. Idle time is paid for by the tokens of busy time.
 */
export function costPrices(basis: CostBasis): { readonly input: string; readonly output: string } {
  const { total } = costPerHour(basis.cost);
  const perMillion = (tokensPerSecond: number): string =>
    plainDecimal(
      total
        .times(1_000_000)
        .div(new Money(3600).times(tokensPerSecond).times(basis.utilisation).div(100))
        .toDecimalPlaces(9, Money.ROUND_HALF_EVEN),
    );
  const { throughput } = basis;
  if (throughput.kind === 'together') {
    const both = perMillion(throughput.tokens);
    return { input: both, output: both };
  }
  return { input: perMillion(throughput.input), output: perMillion(throughput.output) };
}
