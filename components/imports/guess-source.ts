import type { SourceKey } from '@/lib/catalog/import/sources';

/** As much of a file as tells what it is. */
export const HEAD_BYTES = 200_000;

/** Which source a file is from, by its name and how it begins; null = it does not say. */
export function guessSource(name: string, head: string): SourceKey | null {
  if (/\.(csv|tsv|xlsx)$/i.test(name)) return 'table';
  const start = head.trimStart();
  if (!start.startsWith('{')) return null;
  if (/"litellm_provider"\s*:/.test(start)) return 'litellm';
  if (/^\{\s*"data"\s*:\s*\[/.test(start) && /"canonical_slug"\s*:|"pricing"\s*:/.test(start))
    return 'openrouter';
  return /"models"\s*:\s*\{/.test(start) ? 'models-dev' : null;
}
