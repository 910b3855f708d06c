import { formatTokens } from '@/components/ui/format-number';
import { shownPrice } from '@/components/ui/shown-price';
import type { PriceStep, PriceTimeline } from '@/lib/catalog/price-timeline';
import { PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';

/** One line of the chart, in the amounts that people read: tokens by the million, an image by one. */
export interface PriceSeries {
  readonly label: string;
  readonly steps: readonly PriceStep[];
}

/** What can be drawn over one axis. */
export interface PriceView {
  readonly key: string;
  readonly name: string;
  /** What an amount is for: "per M tokens". */
  readonly per: string;
  readonly series: readonly PriceSeries[];
}

const MAIN: readonly PriceUnitKey[] = ['output', 'input'];

/** The views of an offering's prices: input and output as they are for an ordinary request, then each unit with all its conditions. */
export function priceViews(timelines: readonly PriceTimeline[]): readonly PriceView[] {
  const units = [...new Set(timelines.map(({ unit }) => unit))];
  const whole = units.map((unit): PriceView => {
    const lines = timelines.filter((line) => line.unit === unit);
    const series = lines.map((line) => ({
      label: conditionLabel(line) ?? PRICE_UNITS[unit].name,
      steps: shownSteps(line),
    }));
    return { key: unit, name: PRICE_UNITS[unit].name, per: perOf(unit), series };
  });
  const main = MAIN.flatMap((unit) => timelines.find((line) => line.unit === unit) ?? []);
  if (main.length < 2) return whole;
  const together = main.map((line) => ({
    label: [PRICE_UNITS[line.unit].name, conditionLabel(line)].filter(Boolean).join(', '),
    steps: shownSteps(line),
  }));
  return [{ key: 'main', name: 'Input and output', per: perOf('input'), series: together }, ...whole];
}

function perOf(unit: PriceUnitKey): string {
  return shownPrice({ unit, amount: '0' }).per;
}

function shownSteps({ unit, steps }: PriceTimeline): readonly PriceStep[] {
  return steps.map(({ from, amount }) => ({
    from,
    amount: amount === null ? null : shownPrice({ unit, amount }).amount,
  }));
}

function conditionLabel({
  aboveTokens,
  fromQuantity,
  scope,
  dailyFrom,
  dailyTo,
}: PriceTimeline): string | null {
  const words = [
    aboveTokens > 0 && `above ${formatTokens(aboveTokens)}`,
    fromQuantity > 0 && `beyond ${formatTokens(fromQuantity)} a month`,
    scope !== null && `for ${scope}`,
    dailyFrom !== null && `${dailyFrom}–${dailyTo} UTC`,
  ].filter(Boolean);
  return words.length > 0 ? words.join(', ') : null;
}

/** How often any line moves. */
export function movesOf({ series }: PriceView): number {
  return series.reduce((sum, { steps }) => sum + Math.max(0, steps.length - 1), 0);
}

/** Places of labels at the ends of lines, in px from the top, pushed apart where they would lie upon each other. */
export function endPlaces(
  values: readonly (number | null)[],
  { most, height, apart }: { readonly most: number; readonly height: number; readonly apart: number },
): readonly (number | null)[] {
  const wanted = values
    .map((value, place) => ({ place, y: value === null ? null : height * (1 - value / (most || 1)) }))
    .flatMap(({ place, y }) => (y === null ? [] : [{ place, y }]))
    .sort((a, b) => a.y - b.y);
  const found: (number | null)[] = values.map(() => null);
  let taken = Number.NEGATIVE_INFINITY;
  for (const { place, y } of wanted) {
    taken = Math.max(y, taken + apart);
    found[place] = taken;
  }
  return found;
}
