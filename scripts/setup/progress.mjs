const DOTS = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step of the way up and says so on stderr: a moving line on a terminal; otherwise one line when it ends,
 * and one before it when it takes longer than two seconds.
 *
 * @template T
 * @param {string} label what is being done
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const begun = Date.now();
  const out = process.stderr;
  const moving = out.isTTY && !process.env.CI;
  let frame = 0;
  const draw = () => {
    frame += 1;
    out.write(
      `\r\x1b[2K\x1b[36m${DOTS[frame % DOTS.length]}\x1b[0m ${label}  \x1b[2m${seconds(begun)}\x1b[0m`,
    );
  };
  const timer = moving ? setInterval(draw, 100) : setTimeout(() => out.write(`… ${label}\n`), 2000);
  const end = (mark, colour) => {
    clearInterval(timer);
    clearTimeout(timer);
    if (moving)
      out.write(`\r\x1b[2K\x1b[${colour}m${mark}\x1b[0m ${label}  \x1b[2m${seconds(begun)}\x1b[0m\n`);
    else out.write(`${mark} ${label}  ${seconds(begun)}\n`);
  };
  try {
    const result = await work();
    end('✓', 32);
    return result;
  } catch (error) {
    end('✗', 31);
    throw error;
  }
}
