import { vendorHref } from '@/components/ui/links/catalogue';
import { contractHref, reviewDeskHref } from '@/components/ui/links/contracts';
import { EXCEPTIONS_HREF, labelHref, PATHS_HREF, PROMISES_HREF } from '@/components/ui/links/sensitivity';
import type { Place } from '@/lib/sensitivity/cell-view';
import { readLabelRef } from '@/lib/sensitivity/label';

/** The address of a place. */
export function placeHref(place: Place): string {
  switch (place.kind) {
    case 'clause':
      return reviewDeskHref(place.contract, place.clause, place.document ?? undefined);
    case 'contract':
      return contractHref(place.contract);
    case 'vendor':
      return vendorHref(place.vendor);
    case 'label': {
      const label = readLabelRef(place.label);
      return label ? labelHref(label.kind, label.key) : '/sensitivity';
    }
    case 'paths':
      return PATHS_HREF;
    case 'exceptions':
      return EXCEPTIONS_HREF;
    case 'promises':
      return PROMISES_HREF;
    case 'laws':
      return '/contracts/laws';
  }
}
