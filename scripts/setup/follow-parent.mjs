// Preloaded into the processes that the launcher starts: when the launcher is gone, however it went, they end too.
if (process.connected) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  // Listening must not keep the process alive.
  process.channel?.unref();
}
