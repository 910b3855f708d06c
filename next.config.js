/** The address by which browsers come, whatever a proxy in between makes of `Host`. */
const { NEXTAUTH_URL } = process.env;

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` runs the compiler over the whole tree; a build on a customer's machine need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Native or worker-loading packages stay as they are on disk.
  serverExternalPackages: [
    'pg',
    'pino',
    'prom-client',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  experimental: {
    // The gate before the pages has Next keep this much of a body, whoever sends it.
    proxyClientMaxBodySize: '2mb',
    serverActions: {
      // Forms; files go to routes of their own. What another site has sent was refused before (lib/http/door.ts).
      bodySizeLimit: '1mb',
      ...(NEXTAUTH_URL && { allowedOrigins: [new URL(NEXTAUTH_URL).host] }),
    },
  },
  devIndicators: { position: 'bottom-right' },
  agentRules: false,
  // Development writes each request to its log; these addresses hold secrets.
  logging: {
    incomingRequests: {
      ignore: [
        /^\/api\/v1\/catalog\/links\//,
        /^\/api\/(calendar|auth\/callback)\//,
        /^\/(invitation|password)\//,
      ],
    },
  },
};

export default config;
