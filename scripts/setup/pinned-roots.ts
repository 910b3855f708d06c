import { withClient } from './roles';

/**
 * The public root key of a database's installation, for its own hosts to pin; undefined before the first keys, and while an
 * active version is from before them, since a kept snapshot with that could then not be used. A handover while hosts run
 * needs no new pin: what they keep has the handover in it.
 */
export function pinnedRoots(url: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ x: string }>(`
      SELECT x FROM signing_keys WHERE role = 'root' AND retired_at IS NULL AND NOT EXISTS (
        SELECT FROM policy_versions v JOIN environments e ON e.id = v.environment_id
        WHERE e.archived_at IS NULL AND v.release_jws IS NULL
          AND v.version = (SELECT max(version) FROM policy_versions WHERE environment_id = e.id))`);
    return rows[0]?.x;
  });
}
