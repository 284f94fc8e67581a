const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const redrawEveryMs = 100;
const remindEveryMs = 15_000;

/**
 * Runs one step and shows it on one line with its seconds: redrawn on a terminal, plain lines elsewhere.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T> | T} work `note` adds words to the finished line
 * @returns {Promise<T>}
 */
export async function showStep(title, work, output = process.stdout) {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const ticker = output.isTTY ? redraw(title, seconds, output) : remind(title, seconds, output);
  let note = "";
  try {
    const result = await work((text) => {
      note = ` (${text})`;
    });
    finish(output, ticker, `✓ ${title}${note} ${seconds()}`);
    return result;
  } catch (error) {
    finish(output, ticker, `✗ ${title} ${seconds()}`);
    throw error;
  }
}

function redraw(title, seconds, output) {
  let frame = 0;
  const draw = () => output.write(`\r\x1b[2K${spinner[frame++ % spinner.length]} ${title} … ${seconds()}`);
  draw();
  return setInterval(draw, redrawEveryMs);
}

function remind(title, seconds, output) {
  output.write(`… ${title}\n`);
  return setInterval(() => output.write(`… ${title}: ${seconds()}\n`), remindEveryMs);
}

function finish(output, ticker, line) {
  clearInterval(ticker);
  output.write(output.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`);
}
