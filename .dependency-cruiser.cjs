/**
 * "Imports point one way" (docs/adr, README): every rule is an error. scripts/check/imports.ts runs it, and
 * scripts/check/imports.test.ts shows for each rule an import that it refuses.
 */

/** The pure areas, lowest first: each may import those before it. */
const ORDER = ['core', 'catalog', 'proposals', 'contracts', 'sensitivity', 'routing', 'simulation'];
/** Areas outside that order that have a pure part of their own. */
const PURE_BESIDES = ['auth', 'audit', 'routers'];

const any = (names) => `(${names.join('|')})`;
const PURE = `^lib/${any([...ORDER, ...PURE_BESIDES])}/(?!server/)`;
const PRISMA = ['^lib/db/', '^prisma/', '(^|/)node_modules/(@prisma|prisma)/'];
const NEXT_AND_REACT = ['(^|/)node_modules/(next|next-auth|react|react-dom|@mantine|@tanstack|recharts)/'];
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const forbidden = [
  rule('no-circles', 'Two files that need each other are one idea, or hide a third.', {}, { circular: true }),
  rule(
    'imports-exist',
    'An import that resolves to nothing escapes every other rule.',
    {},
    { couldNotResolve: true },
  ),

  // 1. Pure areas: data in, value and reason out.
  ...ORDER.map((area, i) =>
    rule(
      `order-${area}`,
      `Pure ${area} imports ${ORDER.slice(0, i + 1).join(', ')}${i >= ORDER.indexOf('routing') ? ' and policy' : ''} only.`,
      { path: `^lib/${area}/(?!server/)` },
      {
        path: ['^lib/', '^(app|components|sdk|e2e|scripts)/'],
        pathNot: `^lib/${any([...ORDER.slice(0, i + 1), ...(i >= ORDER.indexOf('routing') ? ['policy'] : [])])}/(?!server/)`,
      },
    ),
  ),
  ...PURE_BESIDES.map((area) =>
    rule(
      `order-${area}`,
      `Pure ${area} imports core, itself and the form of a token only.`,
      { path: `^lib/${area}/(?!server/)` },
      {
        path: ['^lib/', '^(app|components|sdk|e2e|scripts)/'],
        pathNot: [`^lib/(core|${area})/(?!server/)`, '^lib/delivery/token\\.ts$'],
      },
    ),
  ),
  rule(
    'signing-shared',
    'Routers verify with the pure part of lib/signing: besides lib/policy it imports nothing, and nothing of Node.',
    { path: '^lib/signing/(?!server/)' },
    {
      path: ['^(lib|app|components|sdk|e2e|scripts)/', '^(node:)?[a-z_/]+$'],
      pathNot: '^lib/(policy|signing)/(?!server/)',
    },
  ),
  rule(
    'pure-no-framework',
    'A pure area knows neither React, Next nor Prisma.',
    { path: PURE },
    { path: [...PRISMA, ...NEXT_AND_REACT, '(^|/)node_modules/pg/'] },
  ),
  rule(
    'pure-no-node',
    'A pure area does no I/O: of Node it may use hashing alone.',
    { path: PURE },
    { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
  ),

  // 2. Server folders: Prisma lives there and in lib/db.
  rule(
    'prisma-in-server-only',
    'Prisma and lib/db are imported by lib/**/server and lib/db only.',
    { path: '^(lib|app|components|sdk)/', pathNot: ['^lib/[^/]+/server/', '^lib/db/'] },
    { path: PRISMA },
  ),
  rule(
    'server-imports',
    'A server folder imports pure code, lib/db, lib/env and other server folders.',
    { path: '^lib/[^/]+/server/' },
    { path: '^(app|components|sdk|e2e|scripts|prisma)/' },
  ),
  rule(
    'server-no-react',
    'A server folder shapes data; it renders nothing. Only sign-in may know Next.',
    { path: '^lib/[^/]+/server/', pathNot: '^lib/auth/server/' },
    { path: NEXT_AND_REACT },
  ),
  rule(
    'no-foreign-commands',
    "A server folder may call another area's queries, not its commands.",
    { path: '^lib/([^/]+)/server/' },
    { path: '^lib/[^/]+/server/commands(/|\\.|-)', pathNot: '^lib/$1/server/' },
  ),
  rule(
    'db-imports-nothing',
    'lib/db is the lowest: it imports core, lib/env and Prisma.',
    { path: '^lib/db/', pathNot: '^lib/db/testing/' },
    { path: '^(lib|app|components|sdk|scripts|e2e)/', pathNot: '^lib/(db/|core/|env\\.ts$)' },
  ),

  // 3. The app and its components.
  rule(
    'components-are-presentational',
    'Components import pure code and components only: no server folder, database, environment or page.',
    { path: '^components/' },
    {
      path: [
        '^lib/[^/]+/server/',
        '^lib/(db|delivery|observe)/',
        '^lib/env\\.ts$',
        '^(app|prisma|sdk|e2e|scripts)/',
      ],
    },
  ),
  rule(
    'components-of-one-area',
    "Components import components/ui, not another area's components.",
    { path: '^components/([^/]+)/' },
    { path: '^components/', pathNot: ['^components/ui/', '^components/$1/'] },
  ),
  rule(
    'lib-below-app',
    'lib knows neither pages, components nor the router library.',
    { path: '^lib/' },
    { path: '^(app|components|sdk|e2e)/' },
  ),
  rule(
    'app-imports',
    'The app imports server folders, pure code and components.',
    { path: '^app/' },
    { path: '^(prisma|sdk|e2e|scripts)/' },
  ),

  // 4. The two that stand alone.
  rule(
    'policy-alone',
    'lib/policy is shipped as it is: it imports nothing outside itself, no package and nothing of Node.',
    { path: '^lib/policy/' },
    { pathNot: '^lib/policy/' },
  ),
  rule(
    'sdk-ships-policy-only',
    'The router library takes lib/policy and what verifies signatures from this repository, and nothing else.',
    { path: '^sdk/' },
    {
      path: '^(lib|app|components|prisma|e2e|scripts)/',
      pathNot: ['^lib/policy/', '^lib/signing/(?!server/|seal\\.ts$)'],
    },
  ),
  rule(
    'cli-ships-policy-only',
    'The command takes lib/policy from this repository, and nothing else; of packages it takes none.',
    { path: '^cli/src/' },
    {
      path: ['^(lib|app|components|prisma|e2e|scripts|sdk)/', '(^|/)node_modules/'],
      pathNot: '^lib/policy/',
    },
  ),
  rule(
    'delivery-stands-alone',
    'The delivery process serves when the rest is down: no chain of imports leads it to Prisma, Next or React.',
    { path: '^lib/delivery/' },
    {
      path: [
        '^lib/[^/]+/server/',
        '^lib/db/',
        '(^|/)node_modules/(@prisma|prisma|next|next-auth|react|react-dom)/',
      ],
      reachable: true,
    },
  ),
  rule(
    'observe-is-low',
    'What logs and counts stands below everything that does so: it knows the environment and what an outage is.',
    { path: '^lib/observe/(?!testing/)' },
    {
      path: '^(lib|app|components|sdk|e2e|scripts|prisma)/',
      pathNot: ['^lib/(observe|core)/', '^lib/env\\.ts$', '^lib/http/outage\\.ts$'],
    },
  ),

  // 5. The shape of a command.
  rule(
    'audit-in-commands-only',
    'Audit entries are written by commands, in their transaction: never by a page, a route or a query.',
    { path: '^(lib|app|components)/', pathNot: ['^lib/[^/]+/server/(?!queries)', '^lib/audit/server/'] },
    { path: '^lib/audit/server/write\\.ts$' },
  ),
];

const required = [
  {
    name: 'commands-are-defined-as-commands',
    severity: 'error',
    comment:
      'A command is authorise, parse, rule, one transaction with its audit entry: defineCommand does it.',
    module: { path: '^lib/[^/]+/server/commands(/|\\.|-)' },
    to: { path: '^lib/auth/server/command\\.ts$', reachable: true },
  },
];

module.exports = {
  forbidden,
  required,
  options: {
    // It looks at a copy with imports only (scripts/check/import-stubs.ts), whose node_modules is a link.
    preserveSymlinks: true,
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^node_modules/@fairlead/',
        '\\.test\\.tsx?$',
        '/(test|testing)/',
        '^lib/db/generated/',
        '^(\\.next|dist|sdk/dist|cli/dist|cli/bin|sdk/example|\\.data)/',
        '\\.css$',
      ],
    },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
