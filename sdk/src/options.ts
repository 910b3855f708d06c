import { PUBLIC_KEY } from '../../lib/signing/key';
import { TIMING, type Timing } from './timing';

/** What servers answered earlier, to start from where none does. */
export interface Bootstrap {
  /** What `…/manifest` answered: the text, or the object that it is. */
  readonly manifest: string | object;
  /** What `…/policy` answered: the exact text. */
  readonly bundle: string;
  /** What `/.well-known/fairlead-keys` answered: needed where root keys are pinned. */
  readonly keys?: string | object;
}

export interface RouterOptions {
  /**
   * Where the read API is: the host (`https://fairlead.example.com`, then `environment` is needed) or the environment's own
   * address (`https://fairlead.example.com/api/v1/environments/production`). HTTPS, but on loopback.
   */
  readonly url: string;
  /** A router token of that environment with the scope `policy:read`. */
  readonly token: string;
  /**
   * The environment's key. Never guessed from the token: a router that was given another environment's token is refused
   * instead of following that environment's policy.
   */
  readonly environment?: string;
  /**
   * What makes a policy trusted: that one of these root keys (Ed25519, base64url, as the console's Settings, Signing keys
   * shows them) vouches for it; or, with `tls`, that it came from this server, which is for trying out.
   */
  readonly trust: { readonly roots: readonly string[] } | 'tls';
  /** A file that keeps the last good policy, so that a restart without a server has one. Needs Node's file system. */
  readonly cachePath?: string;
  readonly bootstrap?: Bootstrap;
  /**
   * Whether changes are heard of as they come, on a connection that is kept open; true unless given. With false the
   * server is polled and nothing else.
   */
  readonly stream?: boolean;
  /**
   * For platforms that run code only while they serve a request: the router does nothing of its own, and `refresh()`
   * asks when the next poll is due. False unless given; with true there is no stream.
   */
  readonly refreshOnUse?: boolean;
  /** Whether decisions are counted and reported each minute: numbers by rule and offering, never a request. True unless given. */
  readonly report?: boolean;
  /** This running copy, as the console shows it: at most 128 printable ASCII characters. A random UUID unless given. */
  readonly instance?: string;
  /** Ms between polls, ± 20 %. 15,000 unless given; at least 100. */
  readonly pollIntervalMs?: number;
  /** Ms that `createRouter` waits for a policy. 5,000 unless given. */
  readonly startTimeoutMs?: number;
  /** Ms for one request to the server. 10,000 unless given. */
  readonly requestTimeoutMs?: number;
  /** In place of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
}

/** The options, checked and complete. */
export interface Settings {
  /** `…/api/v1/environments/<environment>`, without a slash at the end. */
  readonly base: string;
  readonly origin: string;
  readonly environment: string;
  readonly token: string;
  /** Null: whatever comes over the connection is believed. */
  readonly roots: readonly string[] | null;
  readonly cachePath: string | null;
  readonly bootstrap: Bootstrap | null;
  readonly stream: boolean;
  readonly refreshOnUse: boolean;
  readonly report: boolean;
  readonly instance: string;
  readonly timing: Timing;
  readonly pollIntervalMs: number;
  readonly startTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly fetch: typeof fetch;
}

const ENVIRONMENT_PATH = /^(.*)\/api\/v1\/environments\/([^/]+)\/?$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @throws TypeError that names the option and says what it should be */
export function readOptions(options: RouterOptions): Settings {
  const { url: text, token, trust, bootstrap, cachePath } = options;
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('token: must be a router token, such as "flr_…"');
  }
  const { prefix, environment } = readAddress(text, options.environment);
  return {
    base: `${prefix}/api/v1/environments/${encodeURIComponent(environment)}`,
    origin: prefix,
    environment,
    token,
    roots: readTrust(trust),
    cachePath: cachePath || null,
    bootstrap: bootstrap ?? null,
    stream: (options.stream ?? true) && !options.refreshOnUse,
    refreshOnUse: options.refreshOnUse ?? false,
    report: options.report ?? true,
    instance: readInstance(options.instance),
    timing: TIMING,
    pollIntervalMs: milliseconds('pollIntervalMs', options.pollIntervalMs, 15_000, 100),
    startTimeoutMs: milliseconds('startTimeoutMs', options.startTimeoutMs, 5_000, 0),
    requestTimeoutMs: milliseconds('requestTimeoutMs', options.requestTimeoutMs, 10_000, 1),
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
  };
}

function readAddress(text: string, given: string | undefined): { prefix: string; environment: string } {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new TypeError('url: must be an address such as https://fairlead.example.com');
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new TypeError('url: must begin with https:// unless the server is on this machine');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError('url: must have no user, query or fragment');
  }
  const [, before, segment] = ENVIRONMENT_PATH.exec(url.pathname) ?? [];
  const named = segment === undefined ? undefined : decodeURIComponent(segment);
  const environment = given ?? named;
  if (!environment) {
    throw new TypeError('environment: is needed unless url ends with /api/v1/environments/<environment>');
  }
  if (named !== undefined && named !== environment) {
    throw new TypeError(`environment: is "${environment}", but url is that of "${named}"`);
  }
  return { prefix: url.origin + (before ?? url.pathname).replace(/\/+$/, ''), environment };
}

function readTrust(trust: RouterOptions['trust']): readonly string[] | null {
  if (trust === 'tls') return null;
  const roots: unknown = trust?.roots;
  if (!Array.isArray(roots) || roots.length === 0) {
    throw new TypeError('trust: must be { roots: ["…"] } with the root key to trust, or "tls"');
  }
  const wrong = roots.find((root) => typeof root !== 'string' || !PUBLIC_KEY.test(root));
  if (wrong !== undefined) {
    throw new TypeError('trust.roots: each must be an Ed25519 public key, 43 characters of base64url');
  }
  return [...roots] as string[];
}

function readInstance(given: string | undefined): string {
  if (given === undefined) return crypto.randomUUID();
  if (!/^[\x21-\x7e]([\x20-\x7e]{0,126}[\x21-\x7e])?$/.test(given)) {
    throw new TypeError(
      'instance: must be 1 to 128 printable ASCII characters, without a space at either end',
    );
  }
  return given;
}

function milliseconds(name: string, value: number | undefined, otherwise: number, least: number): number {
  if (value === undefined) return otherwise;
  if (!Number.isFinite(value) || value < least) throw new TypeError(`${name}: must be ${least} or more`);
  return value;
}
