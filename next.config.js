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
  devIndicators: { position: 'bottom-right' },
  agentRules: false,
  // Development writes each request to its log; these addresses are secrets.
  logging: { incomingRequests: { ignore: [/\/api\/v1\/catalog\/links\//] } },
};

export default config;
