import { spawnSync } from 'node:child_process';

/**
 * Asks the registry for known weaknesses of what runs in production: exit 1 when it names one that is
 * high or critical. Where it does not answer nothing is known, and that is said.
 */
const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const answer = read(asked.stdout);

if (answer?.vulnerabilities === undefined) {
  process.stderr.write(
    `The registry does not answer about weaknesses (${answer?.message ?? 'no answer'}): nothing is known. Ask again elsewhere.\n`,
  );
} else {
  const found = Object.values(answer.vulnerabilities);
  for (const { name, severity, range, fixAvailable } of found) {
    const mended = fixAvailable ? 'mended in a newer version' : 'not mended yet';
    process.stdout.write(`${severity}: ${name} ${range}, ${mended}\n`);
  }
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
  process.stdout.write(
    `Known weaknesses: ${found.length}, of them high or critical: ${grave.length}.\n`,
  );
  process.exitCode = grave.length > 0 ? 1 : 0;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
