// Lists each rule of docs/rules.md with the tests that are named after it: npm run rules
// Exits 1 when a rule that is built has none. Rules may be named: npm run rules -- R20 R25
import { Table } from 'console-table-printer';
import { isNotBuiltYet, RULES, testFiles, testsOfRules } from '../test/support/rules.ts';

const wanted = process.argv.slice(2);
const rules = RULES.filter(({ rule }) => wanted.length === 0 || wanted.includes(rule));
const unknown = wanted.filter((one) => !RULES.some(({ rule }) => rule === one));
const told = testsOfRules(rules, testFiles());

const table = new Table({
  shouldDisableColors: !process.stdout.isTTY,
  columns: [
    { name: 'rule', alignment: 'left' },
    { name: 'places', alignment: 'left', maxLen: 32 },
    { name: 'test', alignment: 'left', maxLen: 60 },
    { name: 'file', alignment: 'left' },
  ],
});
table.addRows(
  told.flatMap(({ rule, places, tests, ...rest }) => {
    const none = isNotBuiltYet({ rule, places, ...rest }) ? 'not built yet' : 'NO TEST';
    const rows = tests.length === 0 ? [{ path: '', title: none }] : tests;
    return rows.map(({ path, title }, at) => ({
      rule: at === 0 ? rule : '',
      places: at === 0 ? places.join(' ') : '',
      test: title,
      file: path.replace(/^test\//u, ''),
    }));
  }),
);
table.printTable();

const missing = told.filter((one) => one.tests.length === 0 && !isNotBuiltYet(one));
const counted = told.length - told.filter(({ tests }) => tests.length === 0).length;
process.stdout.write(`${counted} of ${told.length} rules have a test named after them.\n`);
for (const { rule } of missing) process.stderr.write(`${rule} has no test named after it.\n`);
for (const rule of unknown) process.stderr.write(`${rule} is not in docs/rules.md.\n`);
if (missing.length + unknown.length > 0) process.exitCode = 1;
