import { offeredRegions } from '@/lib/routing/server/vocabulary-queries';

/** Region → how many offerings are known to process there, as the form takes it. */
export async function offered(): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries((await offeredRegions()).map(({ region, offerings }) => [region, offerings]));
}
