// Runs Lighthouse in a browser that is there already, and prints its scores. Parameters: address, cookie, port.
import lighthouse, { desktopConfig } from 'lighthouse';

const [address, cookie, port] = process.argv.slice(2);
const found = await lighthouse(
  address,
  {
    port: Number(port),
    extraHeaders: { Cookie: cookie },
    onlyCategories: ['performance', 'accessibility'],
    logLevel: 'error',
  },
  desktopConfig,
);
const { categories, audits } = found.lhr;
const score = (category) => Math.round(categories[category].score * 100);
const faults = categories.accessibility.auditRefs
  .map(({ id }) => audits[id])
  .filter(({ score: of }) => of !== null && of < 1)
  .map(({ title }) => title);
process.stdout.write(
  JSON.stringify({
    performance: score('performance'),
    accessibility: score('accessibility'),
    lcp: audits['largest-contentful-paint'].numericValue,
    tbt: audits['total-blocking-time'].numericValue,
    faults,
  }),
);
