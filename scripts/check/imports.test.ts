import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { inRoot } from '../setup/paths';
import { checkImports } from './imports';

type Tree = Record<string, string>;

let folder: string | undefined;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Checks a small tree that has this checkout's packages; files that are only imported are made, empty. */
async function check(tree: Tree) {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-rules-'));
  symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'), 'junction');
  const imported = Object.values(tree).flatMap((text) =>
    [...text.matchAll(/'@\/([^']+)'/g)].map((match) => `${match[1]}.ts`),
  );
  for (const [file, text] of [...imported.map((name) => [name, ''] as const), ...Object.entries(tree)]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return checkImports(folder);
}

const COMMAND = "import { defineCommand } from '@/lib/auth/server/command';";

it('accepts a tree in order', async () => {
  const found = await check({
    'lib/catalog/offering.ts': "import { AppError } from '@/lib/core/errors'; import { z } from 'zod';",
    'lib/core/hash.ts': "import { createHash } from 'node:crypto';",
    'lib/routing/compile.ts':
      "import type { Bundle } from '@/lib/policy/types'; import { clear } from '@/lib/sensitivity/clearance';",
    'lib/catalog/server/queries.ts': "import { db } from '@/lib/db/client'; import '@/lib/catalog/offering';",
    'lib/routing/server/commands.ts': `${COMMAND} import '@/lib/catalog/server/queries'; import '@/lib/audit/server/write';`,
    'lib/db/client.ts': "import { PrismaPg } from '@prisma/adapter-pg'; import { env } from '@/lib/env';",
    'lib/delivery/main.ts':
      "import { env } from '@/lib/env'; import '@/lib/policy/evaluate'; import http from 'node:http';",
    'components/ui/Sign.tsx':
      'import { Badge } from \'@mantine/core\'; export const Sign = () => <Badge aria-label="a">b</Badge>;',
    'components/catalog/List.tsx':
      "import '@/components/ui/Sign'; import type { Row } from '@/lib/catalog/offering';",
    'app/page.tsx':
      "import '@/components/catalog/List'; import '@/lib/catalog/server/queries'; export default () => <p />;",
    'sdk/src/router.ts': "import { evaluate } from '@/lib/policy/evaluate'; import { z } from 'zod';",
  });
  expect(found.violations).toEqual([]);
  expect(found.modules).toBeGreaterThan(10);
});

const REFUSED: [rule: string, why: string, tree: Tree][] = [
  ['no-circles', 'a circle', { 'lib/core/a.ts': "import './b';", 'lib/core/b.ts': "import './a';" }],
  ['imports-exist', 'an import of nothing', { 'lib/core/a.ts': "import './missing';" }],
  ['order-core', 'core on catalog', { 'lib/core/a.ts': "import '@/lib/catalog/a';" }],
  ['order-catalog', 'catalog on contracts', { 'lib/catalog/a.ts': "import '@/lib/contracts/a';" }],
  [
    'order-catalog',
    'a type of a higher area',
    { 'lib/catalog/a.ts': "import type { A } from '@/lib/routing/a';" },
  ],
  [
    'order-catalog',
    'a type written inline',
    { 'lib/catalog/a.ts': "export type A = import('@/lib/routing/a').A;" },
  ],
  [
    'order-catalog',
    'a dynamic import',
    { 'lib/catalog/a.ts': "export const a = () => import('@/lib/routing/a');" },
  ],
  ['order-catalog', 'a re-export', { 'lib/catalog/a.ts': "export { a } from '@/lib/routing/a';" }],
  [
    'order-catalog',
    'its own server folder',
    { 'lib/catalog/a.ts': "import '@/lib/catalog/server/queries';" },
  ],
  ['order-catalog', 'policy below routing', { 'lib/catalog/a.ts': "import '@/lib/policy/a';" }],
  ['order-catalog', 'the environment', { 'lib/catalog/a.ts': "import '@/lib/env';" }],
  ['order-proposals', 'proposals on contracts', { 'lib/proposals/a.ts': "import '@/lib/contracts/a';" }],
  ['order-contracts', 'contracts on sensitivity', { 'lib/contracts/a.ts': "import '@/lib/sensitivity/a';" }],
  ['order-sensitivity', 'sensitivity on routing', { 'lib/sensitivity/a.ts': "import '@/lib/routing/a';" }],
  ['order-routing', 'routing on simulation', { 'lib/routing/a.ts': "import '@/lib/simulation/a';" }],
  ['order-simulation', 'simulation on delivery', { 'lib/simulation/a.ts': "import '@/lib/delivery/a';" }],
  ['order-auth', 'permissions on catalog', { 'lib/auth/a.ts': "import '@/lib/catalog/a';" }],
  ['order-audit', 'audit on catalog', { 'lib/audit/a.ts': "import '@/lib/catalog/a';" }],
  ['order-routers', 'routers on catalog', { 'lib/routers/a.ts': "import '@/lib/catalog/a';" }],
  ['pure-no-framework', 'React in a pure area', { 'lib/catalog/a.ts': "import { useState } from 'react';" }],
  [
    'pure-no-framework',
    'Next in a pure area',
    { 'lib/auth/a.ts': "import { cookies } from 'next/headers';" },
  ],
  [
    'pure-no-framework',
    'Prisma in a pure area',
    { 'lib/routing/a.ts': "import { PrismaPg } from '@prisma/adapter-pg';" },
  ],
  ['pure-no-node', 'I/O in a pure area', { 'lib/catalog/a.ts': "import { readFileSync } from 'node:fs';" }],
  [
    'prisma-in-server-only',
    'the database in a page',
    { 'app/page.tsx': "import { db } from '@/lib/db/client';" },
  ],
  [
    'prisma-in-server-only',
    'Prisma in a page',
    { 'app/page.tsx': "import { PrismaPg } from '@prisma/adapter-pg';" },
  ],
  [
    'server-imports',
    'a page in a server folder',
    { 'lib/catalog/server/queries.ts': "import '@/app/page';" },
  ],
  [
    'server-no-react',
    'React in a server folder',
    { 'lib/catalog/server/queries.ts': "import { cache } from 'react';" },
  ],
  [
    'no-foreign-commands',
    "another area's command",
    { 'lib/routing/server/commands.ts': `${COMMAND} import '@/lib/catalog/server/commands';` },
  ],
  [
    'no-foreign-commands',
    "another area's command, one file each",
    { 'lib/routing/server/queries.ts': "import '@/lib/catalog/server/commands/archive';" },
  ],
  ['db-imports-nothing', 'an area in lib/db', { 'lib/db/client.ts': "import '@/lib/catalog/a';" }],
  [
    'components-are-presentational',
    'a query in a component',
    { 'components/ui/a.tsx': "import '@/lib/catalog/server/queries';" },
  ],
  [
    'components-are-presentational',
    'an action in a component',
    { 'components/ui/a.tsx': "import '@/app/actions';" },
  ],
  [
    'components-of-one-area',
    "another area's component",
    { 'components/catalog/a.tsx': "import '@/components/routing/a';" },
  ],
  [
    'components-of-one-area',
    'an area in components/ui',
    { 'components/ui/a.tsx': "import '@/components/routing/a';" },
  ],
  ['lib-below-app', 'a component in lib', { 'lib/http/a.ts': "import '@/components/ui/a';" }],
  ['app-imports', 'a factory of the tests in a page', { 'app/page.tsx': "import '@/prisma/factories';" }],
  ['policy-alone', 'core in policy', { 'lib/policy/a.ts': "import '@/lib/core/errors';" }],
  ['policy-alone', 'zod in policy', { 'lib/policy/a.ts': "import { z } from 'zod';" }],
  ['policy-alone', 'Node in policy', { 'lib/policy/a.ts': "import { createHash } from 'node:crypto';" }],
  ['signing-shared', 'core in signing', { 'lib/signing/a.ts': "import '@/lib/core/errors';" }],
  ['signing-shared', 'Node in signing', { 'lib/signing/a.ts': "import { createHash } from 'node:crypto';" }],
  ['cli-ships-policy-only', 'an area in the command', { 'cli/src/a.ts': "import '@/lib/routing/a';" }],
  ['sdk-ships-policy-only', 'an area in the router library', { 'sdk/src/a.ts': "import '@/lib/routing/a';" }],
  ['observe-is-low', 'a host in the log', { 'lib/observe/log.ts': "import '@/lib/delivery/host';" }],
  [
    'delivery-stands-alone',
    'Prisma in delivery',
    { 'lib/delivery/a.ts': "import { PrismaPg } from '@prisma/adapter-pg';" },
  ],
  [
    'delivery-stands-alone',
    'React behind another file',
    { 'lib/delivery/a.ts': "import '@/lib/http/a';", 'lib/http/a.ts': "import { cache } from 'react';" },
  ],
  ['audit-in-commands-only', 'audit in a page', { 'app/page.tsx': "import '@/lib/audit/server/write';" }],
  [
    'audit-in-commands-only',
    'audit in a query',
    { 'lib/catalog/server/queries.ts': "import '@/lib/audit/server/write';" },
  ],
  [
    'commands-are-defined-as-commands',
    'a bare command',
    { 'lib/catalog/server/commands.ts': "import '@/lib/db/client';" },
  ],
];

it.each(REFUSED)('%s refuses %s', async (rule, _why, tree) => {
  const { violations } = await check(tree);
  expect(violations.map((violation) => violation.split(':')[0])).toContain(rule);
});

it('shows every rule at work', () => {
  const { forbidden, required } = require('../../.dependency-cruiser.cjs');
  const names = [...forbidden, ...required].map(({ name }: { name: string }) => name);
  expect(new Set(REFUSED.map(([rule]) => rule))).toEqual(new Set(names));
});

it('sees nothing in an empty tree, and says so', async () => {
  expect((await check({})).modules).toBe(0);
});
