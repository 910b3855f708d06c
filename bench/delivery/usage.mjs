// Preloaded into the servers that are measured: they tell the bench what they have used, on any system.
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ usage: { cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() } });
});
process.once('disconnect', () => process.exit());
process.channel?.unref();
