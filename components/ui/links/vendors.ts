import { vendorHref } from './catalogue';

/** Who holds what in whom, at a day; around one vendor, or between a seller and an owner. */
export function ownershipHref(view: { readonly on?: string; readonly vendor?: string } = {}): string {
  const search = new URLSearchParams(view as Record<string, string>);
  return `/catalogue/ownership${search.size > 0 ? `?${search}` : ''}`;
}

export function vendorProfileHref(vendor: string): string {
  return `${vendorHref(vendor)}/profile`;
}

/** A stake of a vendor, to be edited; without an id a new one. */
export function stakeHref(vendor: string, stake = 'new'): string {
  return `${vendorHref(vendor)}/stakes/${stake}`;
}

/** A certificate of a vendor, to be edited; without an id a new one. */
export function certificationHref(vendor: string, certification = 'new'): string {
  return `${vendorHref(vendor)}/certifications/${certification}`;
}

/** The report or letter that shows a certificate. */
export function certificateFileHref(certification: string): string {
  return `/api/console/certifications/${certification}/document`;
}
