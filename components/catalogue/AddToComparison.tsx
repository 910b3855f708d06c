'use client';

import { useRouter } from 'next/navigation';
import { compareOfferingsHref } from '@/components/ui/links/catalogue';
import { OfferingPicker } from '@/components/ui/OfferingPicker';

/** Finds an offering and puts it beside the others. */
export function AddToComparison({
  keys,
  onlyDifferences,
}: {
  readonly keys: readonly string[];
  readonly onlyDifferences: boolean;
}) {
  const router = useRouter();
  return (
    <OfferingPicker
      taken={keys}
      onPick={({ key }) => router.push(compareOfferingsHref([...keys, key], onlyDifferences))}
    />
  );
}
