import type { Current } from './current';
import { versionText } from './release';

/** Name and version of this library, as in package.json. */
export const LIBRARY = '@fairlead/router/0.1.0';

/** What the server may know of this router: who it is, what it runs and what it refused. Sent with every poll and stream. */
export function introduction({ instance, held, rejected }: Current): Record<string, string> {
  return {
    'router-instance': instance,
    'router-library': LIBRARY,
    ...(held && { 'router-applied': `${versionText(held.release)};${held.release.digest}` }),
    ...(rejected && { 'router-rejected': `${rejected.digest};${rejected.reason}` }),
  };
}
