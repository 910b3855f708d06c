/** Whether a version such as `v20.19.0` is one that Fairlead runs on. */
export function isNewEnough(version: string): boolean;
/** Runs a TypeScript file below scripts/ in this process, once it can. */
export function enter(file: string): void;
