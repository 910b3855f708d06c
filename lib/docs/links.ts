import { docHref, docOfFile } from './contents';

/** Where a link of a document leads to. */
export type DocLink =
  | { readonly kind: 'page'; readonly href: string }
  | { readonly kind: 'outside'; readonly href: string }
  /** A file of the source, which the console does not show. */
  | { readonly kind: 'source'; readonly file: string };

/**
 * Reads a link as it stands in a file.
 *
 * @param file the file that it stands in, from the root of the project
 */
export function docLink(link: string, file: string): DocLink {
  if (/^[a-z]+:/.test(link)) return { kind: 'outside', href: link };
  // An address of the console itself.
  if (link.startsWith('/') || link.startsWith('#')) return { kind: 'page', href: link };
  const [path = '', anchor] = link.split('#', 2);
  const target = resolved(path, file);
  const doc = docOfFile(target);
  if (doc === null) return { kind: 'source', file: target };
  return { kind: 'page', href: `${docHref(doc)}${anchor ? `#${anchor}` : ''}` };
}

/** A path relative to a file, from the root of the project. */
export function resolved(path: string, file: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
