/** The last migration that this code was written for: `npm run migration` keeps it, and a test holds it against the folder. */
export const NEWEST_MIGRATION = '20261121180204_audit_origin_index';
