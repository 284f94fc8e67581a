/**
 * The words that run npm: the npm that started us if one did, else the one on the PATH.
 * @param {...string} args
 * @returns {string[]} the command, then its arguments
 */
export function npmCommand(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return [process.execPath, script, ...args];
  return ["npm", ...args];
}
