// What runs inside the page, where its own clock counts. Plain, since a compiler leaves calls of its own in functions.
(() => {
  /** Ms since the page was asked for. */
  const times = {};
  const look = () => {
    const field = document.querySelector('input[type=search]');
    // React keeps a node's properties on it once it has taken the page over.
    const alive = field !== null && Object.keys(field).some((name) => name.startsWith('__reactProps'));
    if (times.rows === undefined && document.querySelector('tr[data-row]')) times.rows = performance.now();
    if (times.rows !== undefined && alive) times.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  let heard;
  /** Waits for the next letter typed into the search. */
  const listen = () => {
    heard = new Promise((resolve) => {
      const field = document.querySelector('input[type=search]');
      const table = document.querySelector('[data-data-table]');
      let begun = 0;
      let last = 0;
      const changed = new MutationObserver(() =>
        // Painted with the next frame.
        requestAnimationFrame(() => {
          last = performance.now();
        }),
      );
      field.addEventListener(
        'input',
        () => {
          begun = performance.now();
          changed.observe(table.querySelector('tbody'), {
            childList: true,
            subtree: true,
            characterData: true,
          });
        },
        { once: true },
      );
      const settle = setInterval(() => {
        const pending = table.querySelector('[data-pending], [aria-busy=true]');
        if (begun === 0 || pending || performance.now() - Math.max(begun, last) < 250) return;
        clearInterval(settle);
        changed.disconnect();
        resolve(last === 0 ? null : last - begun);
      }, 20);
    });
  };

  /** Ms between frames while the list is scrolled without rest. */
  const scroll = (duration) =>
    new Promise((resolve) => {
      const scroller = document.querySelector('[data-scroller]');
      const frames = [];
      let before = performance.now();
      const until = before + duration;
      const step = (now) => {
        frames.push(now - before);
        before = now;
        scroller.scrollBy(0, 60);
        if (now < until) requestAnimationFrame(step);
        else resolve(frames.slice(2));
      };
      requestAnimationFrame(step);
    });

  /** Ms from that letter until the rows for it were painted; null if none was repainted. */
  const painted = () => heard;

  window.bench = { times, listen, painted, scroll };
})();
