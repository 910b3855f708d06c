/** What a browser is told of answers that are no API's: the one place that says so (docs/operations/hardening.md). */

/** What is drawn, run or asked for comes from here. `'none'` where the console has no use for something at all. */
const PAGE = {
  'default-src': "'none'",
  'connect-src': "'self'",
  'font-src': "'self'",
  // Pages of documents are drawn by script; a data: picture is the icon of a control, or the code of a second factor.
  'img-src': "'self' data:",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  // Sizes and colours that follow from data stand in style attributes, which nothing that is typed reaches.
  'style-src-attr': "'unsafe-inline'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
};

const written = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/**
 * The policy of one answer that may be a page. Only scripts with the nonce run, and what these load.
 *
 * @param nonce unguessable, base64, of this answer alone
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return written({
    ...PAGE,
    // React needs `eval` in development, to show where on the server an error came from.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Development writes styles into the page, without a nonce; one would make a browser ignore 'unsafe-inline'.
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
  });
}

/** Of a file that pages load. It is also what binds a worker, and pdf.js decodes pictures by WebAssembly. */
const FILE_POLICY = written({
  'default-src': "'none'",
  'connect-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
});

/** Of what is data, whoever opens it as a page. At least as strict as what any route asks for. */
const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Seconds for which a browser comes by https alone: a year. */
const HTTPS_ONLY = 31_536_000;

const UNUSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

export interface Answering {
  /** As it was sent, without the query. */
  readonly path: string;
  /** The address of the console, NEXTAUTH_URL. */
  readonly site: string;
  readonly nonce: string;
  readonly development: boolean;
}

/** The headers of whatever is answered at a path that is not the read API's, by name. */
export function securityHeaders({ path, site, nonce, development }: Answering): Record<string, string> {
  const data = /^\/+(api|scim)(\/|$)/i.test(path);
  const policy = data
    ? DATA_POLICY
    : path.startsWith('/_next/static/')
      ? FILE_POLICY
      : pagePolicy(nonce, development);
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Addresses below /api and of invitations hold secrets.
    'Referrer-Policy': data ? 'no-referrer' : 'same-origin',
    'Permissions-Policy': UNUSED.map((name) => `${name}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    ...(site.startsWith('https:') && { 'Strict-Transport-Security': `max-age=${HTTPS_ONLY}` }),
  };
}
