// The way in for every command: a Node that is new enough, packages as package-lock.json says, then TypeScript.
const MINIMUM = [20, 19];

/** Whether a version such as `v20.19.0` is one that Fairlead runs on. */
export function isNewEnough(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  return parts[0] > MINIMUM[0] || (parts[0] === MINIMUM[0] && parts[1] >= MINIMUM[1]);
}

/** Runs a TypeScript file below scripts/ in this process, once it can. */
export function enter(file) {
  if (!isNewEnough(process.version)) {
    const needed = MINIMUM.join('.');
    console.error(
      `Fairlead needs Node ${needed} or newer, and this is ${process.version}: install a newer one from https://nodejs.org`,
    );
    process.exit(1);
  }
  import('./install.mjs')
    .then((module) => module.install())
    .then(() => import('tsx/esm/api'))
    .then((tsx) => {
      tsx.register();
      return import(new URL(`../${file}`, import.meta.url).href);
    })
    .catch((error) => {
      console.error(error.sentence || error.stack || error);
      process.exit(1);
    });
}
