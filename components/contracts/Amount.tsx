import { Unknown } from '@/components/ui/Unknown';

/** An amount of money in its currency: "€120,000.00". */
export function Amount({
  value,
  currency,
}: {
  readonly value: string | null;
  readonly currency: string | null;
}) {
  if (value === null || currency === null) return <Unknown what="Not recorded" />;
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return <span className="numeric">{format.format(value as `${number}`)}</span>;
}
