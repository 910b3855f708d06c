import { ClearanceSign } from '@/components/ui/ClearanceSign';
import { formatDate } from '@/components/ui/format-date';
import { Unknown } from '@/components/ui/Unknown';
import type { OfferingRow } from '@/lib/catalog/offering-row';

/** The most sensitive level that an offering is cleared for; its end and its tags on hover. */
export function RowClearanceSign({ row: { clearance } }: { readonly row: OfferingRow }) {
  if (!clearance) return <Unknown what="Not reckoned" />;
  const { state, level, until, tags } = clearance;
  const more = [until && `until ${formatDate(until)}`, tags.length > 0 && `also for ${tags.join(', ')}`];
  return (
    <span title={more.filter(Boolean).join('; ') || undefined} style={{ whiteSpace: 'nowrap' }}>
      <ClearanceSign clearance={{ state, until }} bare={level !== null} /> {level}
      {tags.length > 0 && ` +${tags.length}`}
    </span>
  );
}
