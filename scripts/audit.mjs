import { spawnSync } from 'node:child_process';

/**
 * Asks the registry for known weaknesses of what runs in production: exit 1 when it names any. Where
 * it does not answer nothing is known: that is said, in a sentence, and is no failure. Anything else
 * that keeps npm from asking, such as a missing lockfile, is one: exit 2.
 */
const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const answer = read(asked.stdout);

if (answer?.vulnerabilities !== undefined) {
  process.exitCode = tell(Object.values(answer.vulnerabilities));
} else if (isUnanswered(answer)) {
  process.stderr.write(
    `The registry does not answer about weaknesses (${answer.message}). Whether there are any is NOT known: ask again where it does.\n`,
  );
} else {
  const why = answer?.error?.summary ?? answer?.message ?? asked.error?.message ?? 'no answer';
  process.stderr.write(`npm could not ask about weaknesses: ${why}\n`);
  process.exitCode = 2;
}

/** Gives the exit code. */
function tell(found) {
  for (const { name, severity, range, fixAvailable } of found) {
    const mended = fixAvailable ? 'mended in a newer version' : 'not mended yet';
    process.stdout.write(`${severity}: ${name} ${range}, ${mended}\n`);
  }
  process.stdout.write(
    found.length === 0
      ? 'The registry answered: no known weaknesses.\n'
      : `Known weaknesses: ${found.length}.\n`,
  );
  return found.length > 0 ? 1 : 0;
}

/** The registry refused, or could not be reached; npm names the address that it asked. */
function isUnanswered(answer) {
  return typeof answer?.message === 'string' && /https?:\/\//.test(answer.message);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
