/** `npm run check`, the part that dependency-cruiser does: imports point one way (.dependency-cruiser.cjs). */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { ROOT } from '../setup/paths';
import { importStubs } from './import-stubs';

const FOLDERS = ['app', 'cli', 'components', 'lib', 'prisma', 'sdk'];

/** What a look at a tree found. `modules` counts its own files, not packages. */
export type ImportCheck = { modules: number; dependencies: number; violations: string[] };

/**
 * Checks the imports of a tree that has the folders of this one.
 *
 * @param root the tree; tests give small ones
 */
export async function checkImports(root: string): Promise<ImportCheck> {
  const folders = FOLDERS.filter((folder) => existsSync(path.join(root, folder)));
  if (folders.length === 0) return { modules: 0, dependencies: 0, violations: [] };
  const stubs = importStubs(root, folders);
  const result = await look(stubs.root, folders).finally(stubs.remove);
  const own = result.modules.filter(
    (module) => !/node_modules|^node:/.test(module.source) && !module.coreModule,
  );
  return {
    modules: own.length,
    dependencies: own.reduce((sum, module) => sum + module.dependencies.length, 0),
    violations: result.summary.violations.map(
      ({ rule, from, to, cycle, via }) =>
        `${rule.name}: ${[from, ...((cycle ?? via)?.map((step) => step.name) ?? [to])].join(' → ')}`,
    ),
  };
}

async function look(root: string, folders: string[]): Promise<ICruiseResult> {
  const { options, ...ruleSet } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  const answer = await cruise(
    folders,
    { ...options, ruleSet, validate: true, baseDir: root },
    // `@/` is the root, as in tsconfig.json. The type demands a file system that dependency-cruiser then replaces.
    { bustTheCache: true, alias: { '@': root } } as unknown as Parameters<typeof cruise>[2],
  );
  return answer.output as ICruiseResult;
}

async function main(): Promise<void> {
  const { modules, dependencies, violations } = await checkImports(ROOT);
  for (const violation of violations) console.error(violation);
  console.log(`${modules} modules, ${dependencies} imports, ${violations.length} against the rules`);
  // A parser that cannot read TypeScript sees no module, and would pass.
  if (modules === 0 || dependencies === 0) console.error('No module was seen: the check itself is broken.');
  if (violations.length > 0 || modules === 0 || dependencies === 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
