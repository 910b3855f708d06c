/** `npm run check`, the part about what others wrote: the lockfile, and what is known of the packages in it. */
import { readFileSync } from 'node:fs';
import { runCommand } from '../setup/command';
import { inRoot } from '../setup/paths';
import { type AuditReport, auditFindings, type KnownRisks, lockfileFindings } from './dependency-rules';

const read = <Content>(...place: string[]) => JSON.parse(readFileSync(inRoot(...place), 'utf8')) as Content;

/** What the registry knows against these packages; a sentence where it cannot be asked, which is nobody's fault. */
async function audited(): Promise<AuditReport | string> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const parameters = ['audit', '--json', '--audit', '--fetch-retries=0', '--fetch-timeout=20000'];
  const { stdout, stderr } = await runCommand(npm, parameters);
  try {
    const report = JSON.parse(stdout) as AuditReport & { message?: string };
    return report.auditReportVersion === 2 ? report : (report.message ?? 'npm audit gave no report');
  } catch {
    return stderr.trim().split('\n')[0] || 'npm audit gave no report';
  }
}

const known = read<KnownRisks>('scripts', 'check', 'known-risks.json');
const { packages } = read<{ packages: Parameters<typeof lockfileFindings>[0] }>('package-lock.json');
const today = new Date().toISOString().slice(0, 10);
const report = await audited();
const findings = lockfileFindings(packages, known, today);
if (typeof report === 'string') console.log(`Note: no advisories were looked up (${report}).`);
else findings.push(...auditFindings(report, known, today));
if (findings.length > 0) {
  console.error(
    `${findings.join('\n')}\nMend it, or note it with a reason and a date in scripts/check/known-risks.json.`,
  );
  process.exitCode = 1;
}
