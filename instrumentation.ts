/** Next calls this once in each process that it starts. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next writes the runtime here as it builds
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { offerAdminPlane } = await import('@/lib/console/plane');
  const { servingPlane } = await import('@/lib/console/server/plane');
  const { startRunners } = await import('@/lib/console/server/start-runners');
  startRunners();
  offerAdminPlane(servingPlane());
}

/** What a page, an action or a route handler failed of, with the pattern of its route. */
export async function onRequestError(
  error: unknown,
  request: { readonly method: string },
  { routePath, routeType }: { readonly routePath: string; readonly routeType: string },
): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: as above
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { reportDefect } = await import('@/lib/observe/defects');
  reportDefect(error, { method: request.method, route: routePath, kind: routeType });
}
