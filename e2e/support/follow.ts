import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Step } from '../../lib/docs/steps';
import { inRoot } from '../../scripts/setup/paths';
import type { RunningApp } from './app';
import { expect } from './test';

/** A shell in which the commands of a document are typed one after another, in the folder in which Fairlead is installed. */
export interface Shell {
  /** Runs commands and gives what they wrote. @throws Error when one fails */
  readonly run: (code: string) => Promise<string>;
  readonly close: () => void;
}

const DONE = 'fairlead-docs-done';

/** Opens one whose Fairlead is the running app: only ports and the folder of data differ from what a reader has. */
export function openShell(app: RunningApp, variables: Readonly<Record<string, string>> = {}): Shell {
  const bin = mkdtempSync(path.join(tmpdir(), 'fairlead-docs-'));
  const curl = path.join(bin, 'curl');
  writeFileSync(curl, `#!/bin/sh\nexec "${process.execPath}" "${inRoot('e2e/support/curl.mjs')}" "$@"\n`);
  chmodSync(curl, 0o755);
  const shell: ChildProcess = spawn('sh', [], {
    cwd: inRoot(),
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      FAIRLEAD_DATA_DIR: app.dataFolder,
      DATABASE_URL: app.database.applicationUrl,
      DATABASE_OWNER_URL: app.database.ownerUrl,
      DATABASE_DELIVERY_URL: app.database.deliveryUrl,
      FAIRLEAD: app.baseURL,
      ...variables,
    },
  });
  let output = '';
  const heard = (chunk: Buffer) => {
    output += chunk.toString();
  };
  shell.stdout?.on('data', heard);
  shell.stderr?.on('data', heard);
  return {
    run: async (code) => {
      output = '';
      shell.stdin?.write(`{\n${here(code, app)}\n}\necho "${DONE} $?"\n`);
      await expect.poll(() => output, { timeout: 60_000, message: code }).toContain(DONE);
      const [said = '', status] = output.split(DONE);
      if (status?.trim() !== '0') throw new Error(`A command of the documentation failed:\n${code}\n${said}`);
      return said;
    },
    close: () => shell.kill(),
  };
}

/** The same with the addresses of the app. */
function here(text: string, app: RunningApp): string {
  return text
    .replaceAll('http://localhost:3000', app.baseURL)
    .replaceAll('http://127.0.0.1:3001', app.deliveryUrl);
}

/** Does what a step says, as its reader would. */
export async function follow(page: Page, shell: Shell, step: Step): Promise<void> {
  switch (step.do) {
    case 'open':
      await page.goto(step.path);
      return;
    case 'press':
      await pressable(page, step.name).click();
      return;
    case 'type':
      await page.getByLabel(step.field, { exact: true }).filter({ visible: true }).first().fill(step.text);
      return;
    case 'choose':
      await page.getByLabel(step.field, { exact: true }).first().selectOption(step.option);
      return;
    case 'tick':
      await page.getByRole('checkbox', { name: step.name }).first().check();
      return;
    case 'see':
      await expect(page.getByText(step.text).filter({ visible: true }).first()).toBeVisible();
      return;
    case 'run':
      await shell.run(step.code);
      return;
  }
}

/** What is pressed is called so, or begins with it: marks may follow a name. */
function pressable(page: Page, name: string): Locator {
  const begins = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.-])`);
  return page
    .getByRole('link', { name: begins })
    .or(page.getByRole('button', { name: begins }))
    .or(page.getByRole('tab', { name: begins }))
    .or(page.getByRole('menuitem', { name: begins }))
    .or(page.getByRole('option').filter({ hasText: name }))
    .filter({ visible: true })
    .first();
}
