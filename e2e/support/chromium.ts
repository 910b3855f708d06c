import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot } from '../../scripts/setup/paths';

/** How Playwright launches the browser; empty where Playwright's own is to be used. */
export type BrowserLaunch = { executablePath?: string; args?: string[]; env?: Record<string, string> };

/**
 * The browser of the tests: CHROMIUM_PATH; or, on Linux x64, the one that npm brings, unpacked once below
 * node_modules; or Playwright's own (`npx playwright install chromium`).
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  // Root has no sandbox; and text is to have the same width on every machine.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--font-render-hinting=none'];
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') return {};
  const folder = await unpacked();
  return { executablePath: path.join(folder, 'chromium'), args, env: fontEnvironment(folder) };
}

async function unpacked(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(packageFile(manifest), 'utf8')) as { version: string };
  const cache = inRoot('node_modules', '.cache', 'fairlead');
  const folder = path.join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  // It unpacks to the temporary folder and takes what it finds there for complete: give each run one of its own.
  const own = mkdtempSync(path.join(cache, 'unpacking-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // Otherwise another run was first.
  }
  return folder;
}

function packageFile(entry: string): string {
  let folder = path.dirname(entry);
  while (path.basename(folder) !== 'chromium') folder = path.dirname(folder);
  return path.join(folder, 'package.json');
}

/** A machine without fonts of its own gets the ones that come with the browser. */
function fontEnvironment(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const env = Object.fromEntries(inherited);
  if (existsSync('/etc/fonts/fonts.conf')) return env;
  const config = path.join(folder, 'fonts.conf');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`;
  if (!existsSync(config)) writeFileSync(config, text);
  return { ...env, FONTCONFIG_FILE: config };
}
