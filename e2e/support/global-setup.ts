import { announce, startApp } from './app';

/** Once per run: the built app, running. */
export default async function setup(): Promise<() => Promise<void>> {
  const { app, remove } = await startApp();
  announce(app);
  return remove;
}
