// Asks one address as often as it answers, over a number of connections, and tells the parent how often that was.
import autocannon from 'autocannon';

process.on('message', async ({ url, headers, seconds, connections, status }) => {
  const result = await autocannon({ url, headers, connections, duration: seconds });
  const { total } = result.requests;
  const answered = result.statusCodeStats[status]?.count ?? 0;
  if (answered !== total || result.errors > 0) {
    process.send({ problem: `${url}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors` });
    return;
  }
  process.send({ total, seconds: result.duration, p99: result.latency.p99 });
});
