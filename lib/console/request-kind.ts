/** What sort of work a request to the console is. */
export type RequestKind =
  | 'page'
  | 'navigation'
  | 'action'
  | 'api'
  | 'data'
  | 'sign-in'
  | 'directory'
  | 'asset';

/**
 * The kind of a request: a whole page, a move between pages, a server action, the API of programs, what a page's script
 * asks for, the exchange with sign-in providers, SCIM, or a file.
 * @param headers by lower-case name
 */
export function requestKind(path: string, headers: Readonly<Record<string, unknown>>): RequestKind {
  if (path.startsWith('/_next/') || /^\/[^/]+\.[a-z]+$/.test(path)) return 'asset';
  if (path.startsWith('/api/auth/')) return 'sign-in';
  if (path.startsWith('/api/console/')) return 'data';
  if (path.startsWith('/api/')) return 'api';
  if (path.startsWith('/scim/')) return 'directory';
  if ('next-action' in headers) return 'action';
  return 'rsc' in headers ? 'navigation' : 'page';
}
