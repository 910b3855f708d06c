import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from './progress.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Installs packages when node_modules is missing or differs from package-lock.json. Development packages are always
 * among them: building and testing on the spot is what they are for, whatever NODE_ENV says.
 */
export async function install(root = ROOT) {
  const why = reasonToInstall(root);
  if (!why) return;
  await step(`Installing packages (${why})`, async () => {
    // Louder than .npmrc says: what npm has to say is read below.
    const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const command = { 'none yet': ['ci'], 'package.json changed': ['install'] }[why] || [
      'install',
      '--no-save',
    ];
    let result = await npm(root, [...command, ...flags]);
    // `npm ci` refuses a lock that lacks a package of another platform, which is no reason to stop here.
    if (/EUSAGE/.test(result.output)) result = await npm(root, ['install', '--no-save', ...flags]);
    if (result.code === 0) return;
    const log = path.join(root, 'node_modules', '.fairlead-install.log');
    mkdirSync(path.dirname(log), { recursive: true });
    writeFileSync(log, result.output);
    const reasons = result.output.match(/^npm error (?!A complete log|code |\s|$).*$/gm) || [];
    const reason =
      reasons.length > 0 ? reasons[0].replace('npm error ', '') : `npm ended with ${result.code}`;
    throw Object.assign(new Error(reason), {
      sentence: `\nInstalling the packages failed (${reason}): check the network and the npm registry, then run it again. Log: ${log}`,
    });
  });
}

/** Why packages need installing, or undefined when they are as the lock says. */
export function reasonToInstall(root) {
  const installed = read(path.join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return 'none yet';
  const manifest = read(path.join(root, 'package.json'));
  const lock = read(path.join(root, 'package-lock.json'));
  if (!lock || !sameWishes(manifest, lock.packages[''])) return 'package.json changed';
  for (const [place, wanted] of Object.entries(lock.packages)) {
    if (!place.startsWith('node_modules/') || wanted.link) continue;
    const found = installed.packages[place];
    if (found ? found.version !== wanted.version : !wanted.optional && !wanted.devOptional && !wanted.peer) {
      return 'package-lock.json changed';
    }
  }
  return undefined;
}

function sameWishes(manifest, locked) {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].every((kind) => {
    const wishes = Object.entries(manifest[kind] || {});
    const known = locked?.[kind] || {};
    return (
      wishes.length === Object.keys(known).length && wishes.every(([name, range]) => known[name] === range)
    );
  });
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function npm(root, parameters) {
  // Under npm, the npm that runs us; otherwise the one on the path, which on Windows is a script for a shell.
  const own = process.env.npm_execpath;
  const useOwn = Boolean(own) && /npm-cli\.c?js$/.test(own);
  const env = { ...process.env };
  for (const name of ['NODE_ENV', 'npm_config_omit', 'npm_config_production', 'npm_config_only'])
    delete env[name];
  const child = useOwn
    ? spawn(process.execPath, [own, ...parameters], { cwd: root, env })
    : spawn('npm', parameters, { cwd: root, env, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: error.code, output: `npm error ${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
