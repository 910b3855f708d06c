import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { withAccessDatabase } from '@/lib/db/testing/access';
import { audienceOf } from '@/lib/delivery/audience';
import { metricsOf } from '@/lib/delivery/metrics';
import { memorySource } from '@/lib/delivery/testing/memory-source';
import { countRequest } from '@/lib/observe/console-metrics';
import { servingPlane } from './plane';

withAccessDatabase();

const read = (...parts: string[]) =>
  readFileSync(path.join(import.meta.dirname, '..', '..', '..', ...parts), 'utf8');
const guide = () => read('docs', 'operations', 'observing.md');
/** A histogram is told of by three names. */
const base = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
const namesIn = (text: string) =>
  new Set([...text.matchAll(/\b(?:fairlead|process|nodejs)_[a-z_]+/g)].map(([name]) => base(name)));

async function exposed(): Promise<string> {
  const source = await memorySource();
  const metrics = metricsOf(source, audienceOf(source));
  metrics.answered('policy', 304, 0.2);
  metrics.answered('policy', 304, 30);
  metrics.answered('policy', 200, null);
  countRequest('page', 200, 0.1);
  return `${metrics.text()}${await servingPlane().metrics()}`;
}

it('exposes what the guide lists and nothing else, each once, with what stands in the database', async () => {
  const text = await exposed();
  const families = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  const listed = [...guide().matchAll(/^\| `([a-z_]+)(?:\{[^}]*\})?` \|/gm)].map(([, name]) => name ?? '');
  const metrics = listed.filter((name) => /^(fairlead|process|nodejs)_/.test(name));
  expect(families.toSorted()).toEqual(metrics.toSorted());
  expect(text).toContain('fairlead_figures_up 1\n');
  expect(text).toContain('fairlead_routers{environment="production",standing="behind"} 0\n');
  expect(text).toContain('fairlead_check{check="database"} 1\n');
  expect(text).toContain('fairlead_check{check="schema"} 1\n');
  expect(text).toContain('fairlead_console_requests_total{kind="page",status="200"} 1\n');
  expect(text).toContain('fairlead_answer_seconds_bucket{route="policy",le="0.00025"} 1\n');
  expect(text).toContain('fairlead_answer_seconds_bucket{route="policy",le="0.05"} 2\n');
  expect(text).toContain('fairlead_answer_seconds_count{route="policy"} 2\n');
  for (const line of text.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    expect(line).toMatch(/^[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? (-?[\d.e+-]+|NaN|\+Inf)$/);
});

it('has a dashboard and alerts of metrics that there are, and for each alert what to do', () => {
  const known = namesIn(guide());
  const dashboard = JSON.parse(read('deploy', 'grafana', 'fairlead.json')) as {
    panels: { id: number; targets?: { expr: string }[] }[];
  };
  const asked = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  const { groups } = parse(read('deploy', 'prometheus', 'alerts.yaml')) as {
    groups: { rules: { alert: string; expr: string; annotations: { runbook: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  for (const expr of [...asked, ...rules.map(({ expr }) => expr)])
    for (const name of namesIn(expr)) expect(known, expr).toContain(name);
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  for (const { alert, annotations } of rules) {
    expect(guide()).toContain(`### ${alert}\n\n`);
    expect(annotations.runbook).toBe(`docs/operations/observing.md#${alert.toLowerCase()}`);
  }
});
