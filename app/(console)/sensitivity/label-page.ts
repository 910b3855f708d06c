import { notFound } from 'next/navigation';
import type { Caller } from '@/lib/auth/server/command';
import { type LabelDetail, labelDetail } from '@/lib/sensitivity/server/label-queries';
import { found } from '../catalogue/found';

export type LabelParams = Promise<{ readonly kind: string; readonly key: string }>;

/** The label that an address names, or the page that says that there is none. */
export async function labelOf(params: LabelParams, viewer: Caller): Promise<LabelDetail> {
  const { kind, key } = await params;
  if (kind !== 'level' && kind !== 'tag') notFound();
  return found(labelDetail(kind, decodeURIComponent(key), viewer));
}
