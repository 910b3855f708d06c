/** A secret address of the catalogue as screens show it: never with its secret. Instants as ISO 8601 in UTC. */
export interface CatalogLinkDto {
  /** The public part: what the audit trail shows. */
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'expired' | 'revoked';
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

/** A secret address that was just made. */
export interface CreatedCatalogLink {
  readonly id: string;
  /** What stands in its addresses. Stored nowhere: show it once. */
  readonly secret: string;
  readonly expiresAt: string | null;
}

/** What a format of the catalogue is called in addresses, and the file that tools know it by. */
export const FORMAT_FILES = {
  'models.dev': 'api.json',
  litellm: 'model_prices_and_context_window.json',
} as const;
export type FormatName = keyof typeof FORMAT_FILES;
export const FORMAT_NAMES = Object.keys(FORMAT_FILES) as readonly FormatName[];

/** Where a tool that cannot send a header reads a format. `origin` is where this installation answers. */
export function linkAddress(origin: string, secret: string, format: FormatName): string {
  return `${origin}/api/v1/catalog/links/${secret}/${format}/${FORMAT_FILES[format]}`;
}
