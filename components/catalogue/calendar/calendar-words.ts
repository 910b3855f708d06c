import { formatDollars } from '@/components/ui/format-number';
import type { Tone } from '@/components/ui/Sign';
import { shownPrice } from '@/components/ui/shown-price';
import type { AnnouncedPrice, CalendarKind, Month } from '@/lib/catalog/calendar';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import type { OfferingUse } from '@/lib/routing/offering-use';

export const KIND_WORDS: Readonly<
  Record<CalendarKind, { readonly word: string; readonly plural: string; readonly tone: Tone }>
> = {
  deprecated: { word: 'deprecated', plural: 'Deprecations', tone: 'warning' },
  retired: { word: 'retired', plural: 'Retirements', tone: 'bad' },
  price: { word: 'new price', plural: 'Price changes', tone: 'information' },
};

const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "December 2026". */
export function monthName(month: Month): string {
  return MONTHS.format(new Date(`${month}-01T00:00:00Z`));
}

/** "Input $2.00 → $3.00 per M tokens (+50 %)". */
export function announcedText({ unit, before, after, percent }: AnnouncedPrice): string {
  const { per } = shownPrice({ unit, amount: '0' });
  const amount = (value: string | null) =>
    value === null ? 'none' : formatDollars(shownPrice({ unit, amount: value }).amount);
  const moved = percent === null ? '' : ` (${percent > 0 ? '+' : '−'}${Math.abs(percent)} %)`;
  return `${PRICE_UNITS[unit].name} ${amount(before)} → ${amount(after)} ${per}${moved}`;
}

/** "chat, rule main"; a rule that is named as its task class is named once. */
export function ruleText({ taskClass, ruleKey }: OfferingUse): string {
  return taskClass === ruleKey ? `rule ${ruleKey}` : `${taskClass}, rule ${ruleKey}`;
}

/** "Production, version 12: chat, rule main". */
export function useText(use: OfferingUse): string {
  const { environmentName, version, draft } = use;
  return `${environmentName}, ${version === null ? `draft ${draft}` : `version ${version}`}: ${ruleText(use)}`;
}
