#!/usr/bin/env node
// In a checkout the command is built when it was changed; a package holds it as it was built.
import { existsSync } from 'node:fs';

if (existsSync(new URL('../src/main.ts', import.meta.url))) {
  const { buildCommand, isStale } = await import('../build.mjs');
  if (isStale()) await buildCommand();
}
const { run } = await import('../dist/fairlead.mjs');
process.exitCode = await run(process.argv.slice(2));
