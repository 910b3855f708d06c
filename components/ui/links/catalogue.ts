/** The page of an offering. Its key holds slashes and may hold `#`, `?` and `%`: each part is encoded on its own. */
export function offeringHref(key: string): string {
  return `/catalogue/offerings/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** The key of an offering from the parts of its page's address, as Next hands them over (still encoded). */
export function offeringKeyOf(parts: readonly string[]): string {
  return parts.map(decodePart).join('/');
}

export function modelHref(key: string): string {
  return `/catalogue/models/${key.split('/').map(encodeURIComponent).join('/')}`;
}

export function vendorHref(key: string): string {
  return `/catalogue/vendors/${encodeURIComponent(key)}`;
}

/** The page on which offerings are read side by side. */
export function compareOfferingsHref(keys: readonly string[], onlyDifferences = false): string {
  const search = new URLSearchParams(keys.map((key) => ['offering', key]));
  if (onlyDifferences) search.set('only', 'differences');
  return `/catalogue/compare?${search}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
