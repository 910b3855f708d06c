import { matchRoute } from '@/lib/delivery/routes';

/** What Next has route handlers for. With another method it fails at a page. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Whether Next answers a request, whose path is as it was sent, and not the read API. Below /api/v1 Next gets none that
 * it would redirect or answer in its own words: those are 404 there, as at a delivery process.
 */
export function isForNext(path: string, method: string): boolean {
  if (!path.startsWith('/') || !METHODS.includes(method) || !isDecodable(path)) return false;
  if (matchRoute(path.replace(/\/+$/, ''))) return false;
  return !/^\/+api\/+v1(\/|$)/.test(path) || isPlain(path);
}

/** Next looks for its routes by the decoded path, and fails where there is none. */
function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

function isPlain(path: string): boolean {
  return path.startsWith('/api/v1/') && !path.endsWith('/') && !/\/\/|\\/.test(path);
}
