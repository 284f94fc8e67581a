const pollMs = 300;

/**
 * Calls back when the shell between npm and us is gone. npm passes a SIGTERM on to that shell, which dies of it without
 * telling us.
 * @param {() => void} onGone
 */
export function followNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, pollMs);
  watch.unref();
}
