/** Why a host could not listen, in a sentence that names the port; null for any other error. */
export function portProblem(error: unknown): string | null {
  const { code, port } = error as { readonly code?: string; readonly port?: number };
  if (port === undefined) return null;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or choose another.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: choose one above 1023.`;
  return null;
}
