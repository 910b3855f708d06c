// Preloaded into the processes that the launcher starts: when the launcher is gone, however it went, they end too.
const launcher = process.env.FAIRLEAD_LAUNCHER;
// What they start in turn inherits the preload: it has another parent, and needs its own channel for itself.
delete process.env.FAIRLEAD_LAUNCHER;

if (launcher) {
  if (!process.connected || String(process.ppid) !== launcher) process.exit(1); // Gone while this one started.
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  // Listening must not keep the process alive.
  process.channel?.unref();
}
