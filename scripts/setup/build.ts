import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BuildOptions, build, context } from 'esbuild';
import { lastLines, runCommand } from './command';
import { contentHash } from './content-hash';
import { Failure, messageOf } from './failure';
import { inRoot } from './paths';

/** What the console is built from. */
const CONSOLE_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
];
const CONSOLE_STAMP = inRoot('.next', 'fairlead-built-from');

const SDK_SOURCES = ['sdk/src', 'sdk/build.mjs', 'sdk/tsconfig.build.json', 'lib/policy', 'lib/signing'];
const SDK_STAMP = inRoot('sdk', 'dist', '.built-from');

/** Where the bundles of the two processes go. */
export const DELIVERY_BUNDLE = inRoot('dist', 'delivery.mjs');
export const CONSOLE_BUNDLE = inRoot('dist', 'console.mjs');
/** The thread of the console that reads files to import (lib/catalog/server/read-in-worker.ts). */
const READER_BUNDLE = inRoot('dist', 'reader.mjs');
/** The thread that reads documents of contracts (lib/contracts/server/read-document-in-worker.ts). */
const DOCUMENT_READER_BUNDLE = inRoot('dist', 'document-reader.mjs');

const bundleOf = (area: string, outfile: string, entry = 'main.ts'): BuildOptions => ({
  entryPoints: [inRoot('lib', area, entry)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'silent',
});
/** With its packages in it, which are read from one file in less time than from two hundred: it starts a quarter sooner. */
export const DELIVERY: BuildOptions = {
  ...bundleOf('delivery', DELIVERY_BUNDLE),
  packages: 'bundle',
  // pg asks for it only where it is told to use it.
  external: ['pg-native'],
  // Some of these packages are CommonJS.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
};
const CONSOLE = bundleOf('console', CONSOLE_BUNDLE);
const READER = bundleOf('catalog/server', READER_BUNDLE, 'reader.ts');
/** What starts one of the two where nothing is set up for it. */
export const SERVE = bundleOf('..', inRoot('dist', 'serve.mjs'), 'scripts/serve.ts');
const DOCUMENT_READER = bundleOf('contracts/server', DOCUMENT_READER_BUNDLE, 'document-reader.ts');

/** The hash of what the console would be built from now, unless it has been built from just that. */
export function staleConsole(): string | undefined {
  const source = contentHash(CONSOLE_SOURCES);
  const built = existsSync(CONSOLE_STAMP) && existsSync(inRoot('.next', 'BUILD_ID'));
  return built && readFileSync(CONSOLE_STAMP, 'utf8') === source ? undefined : source;
}

/** Builds the console with Next.js. Its output goes to the log; only a failure is shown. */
export async function buildConsole(source: string, env: NodeJS.ProcessEnv, logFile: string): Promise<void> {
  const program = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const result = await runCommand(process.execPath, [program, 'build'], { env, logFile });
  if (result.code !== 0) {
    throw new Failure(`The console could not be built: ${lastLines(result, 4)} (log: ${logFile})`);
  }
  writeFileSync(CONSOLE_STAMP, source);
}

/** Bundles what both processes begin with (well under a second, so always) and the router library when its sources changed. */
export async function buildBundles(): Promise<void> {
  try {
    await Promise.all([build(DELIVERY), build(CONSOLE), build(READER), build(DOCUMENT_READER), build(SERVE)]);
  } catch (error) {
    throw new Failure(`The processes could not be bundled: ${messageOf(error)}`);
  }
  const source = contentHash(SDK_SOURCES);
  if (existsSync(SDK_STAMP) && readFileSync(SDK_STAMP, 'utf8') === source) return;
  const result = await runCommand(process.execPath, [inRoot('sdk', 'build.mjs')]);
  if (result.code !== 0) throw new Failure(`The router library could not be built: ${lastLines(result)}`);
  writeFileSync(SDK_STAMP, source);
}

/**
 * Bundles the delivery process again whenever its sources change.
 *
 * @param onRebuilt called after each time but the first, with what is wrong if it failed
 */
export async function watchDelivery(
  onRebuilt: (problem?: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let first = true;
  const watcher = await context({
    ...DELIVERY,
    plugins: [
      {
        name: 'restart',
        setup: (plugin) => {
          plugin.onEnd(({ errors }) => {
            if (!first || errors.length > 0) onRebuilt(errors[0]?.text);
            first = false;
          });
        },
      },
    ],
  });
  await watcher.watch();
  return { stop: () => watcher.dispose() };
}
