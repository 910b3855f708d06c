/** `npm run check`: everything that can be known without running the program, and what is known of packages. Any finding is an error. */
import { createRequire } from 'node:module';
import { runCommand } from '../setup/command';
import { exitWith } from '../setup/failure';
import { generateClient } from '../setup/generate';
import { inRoot } from '../setup/paths';
import { step } from '../setup/progress.mjs';

const require = createRequire(import.meta.url);
const NODE = process.execPath;
const CHECKS: [label: string, parameters: string[]][] = [
  ['Route types', [require.resolve('next/dist/bin/next'), 'typegen']],
  ['Types', [require.resolve('typescript/package.json').replace('package.json', 'bin/tsc'), '--noEmit']],
  ['Lint and format', [require.resolve('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['Imports point one way', ['--import', 'tsx', inRoot('scripts/check/imports.ts')]],
  ['Unused code', [inRoot('node_modules/knip/bin/knip.js'), '--no-progress']],
  ['Dependencies', ['--import', 'tsx', inRoot('scripts/check/dependencies.ts')]],
];

async function main(): Promise<void> {
  await step('Prisma client', generateClient);
  let failed = 0;
  const notes: string[] = [];
  for (const [label, parameters] of CHECKS) {
    try {
      await step(label, async () => {
        const result = await runCommand(NODE, parameters, {
          env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
        });
        if (result.code !== 0) throw new Error(`${result.stdout}${result.stderr}`);
        notes.push(...(result.stdout.match(/^Note: .*$/gm) ?? []));
      });
    } catch (error) {
      failed += 1;
      console.error((error as Error).message);
    }
  }
  for (const note of notes) console.log(note);
  console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${CHECKS.length} checks failed.`);
  process.exit(failed === 0 ? 0 : 1);
}

main().catch(exitWith);
