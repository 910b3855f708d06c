/** Cookies that the server reads too, so that the first paint is already right. They hold nothing secret. */

export const ENVIRONMENT_COOKIE = 'fairlead-environment';
export const NAVIGATION_COOKIE = 'fairlead-navigation';

/** An environment as the switcher shows it. */
export interface EnvironmentChoice {
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
}

/** The environment looked at: the one asked for, else the one remembered, else the first. */
export function chooseEnvironment<Environment extends { readonly key: string }>(
  environments: readonly Environment[],
  ...wanted: readonly (string | null | undefined)[]
): Environment | undefined {
  for (const key of wanted) {
    const found = environments.find((environment) => environment.key === key);
    if (found) return found;
  }
  return environments[0];
}
