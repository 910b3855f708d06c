/** Installs packages when node_modules is missing or differs from package-lock.json. */
export function install(root?: string): Promise<void>;
/** Why packages need installing, or undefined when they are as the lock says. */
export function reasonToInstall(root: string): string | undefined;
