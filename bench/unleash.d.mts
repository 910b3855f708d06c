export interface UnleashContext {
  readonly userId?: string;
  readonly properties?: Readonly<Record<string, string>>;
}

export interface UnleashPeer {
  isEnabled(context: UnleashContext): boolean;
  end(): void;
}

export function startUnleash(): Promise<UnleashPeer>;
