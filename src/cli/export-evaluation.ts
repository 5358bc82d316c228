import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Day, dayOf } from '../domain/day.ts';
import { EVALUATION_COLUMNS, type EvaluationCounts } from '../domain/evaluation.ts';
import { Deadline } from '../ledger/deadline.ts';
import { writeEvaluation } from '../ledger/evaluation.ts';
import { addExportedFile, recordMade, studyKeyOf } from '../ledger/exported-files.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { evaluationCodebook } from '../messages/evaluation-codebook.ts';
import { ledgerCsv } from '../messages/ledger-file.ts';
import { dayArgument, wordsArgument } from './arguments.ts';
import { withProgress } from './progress.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly purpose: string;
  readonly recipient: string;
  readonly out: string;
}

const [DATA, CODEBOOK, SUMS] = ['evaluation.csv', 'codebook.md', 'SHA256SUMS'] as const;
/** Milliseconds that a command may wait for the running app to let it write. */
const PATIENCE = 10_000;

/** R105: `oatcake export evaluation`. */
export function addEvaluation(exports: Command, world: World, act: Act): void {
  exports
    .command('evaluation')
    .description('a de-identified file for an evaluator, with its codebook and checksums')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', dayArgument)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', dayArgument)
    .requiredOption('--purpose <words>', 'what the study is; it is kept', wordsArgument)
    .requiredOption(
      '--recipient <words>',
      'who gets it; it is kept, and study ids are the same in all their files and in nobody else’s',
      wordsArgument,
    )
    .requiredOption('--out <folder>', 'where the three files go; made if it is not there')
    .action((asked: Asked, command: Command) => {
      if (asked.to < asked.from) command.error('error: --to lies before --from.');
      return act(() => withLedger(world, (...found) => exportEvaluation(world, asked, ...found)));
    });
}

/**
 * That it was asked for is on file before anything is read, and what it came to before the file has
 * its name: what breaks off leaves no file.
 */
async function exportEvaluation(
  world: World,
  asked: Asked,
  ledger: Ledger,
  { id: workspaceId, timezone }: Workspace,
): Promise<Answer> {
  const { out, purpose, recipient } = asked;
  const taken = [DATA, CODEBOOK, SUMS].map((name) => join(out, name)).filter(existsSync);
  if (taken.length > 0) return refused(...taken.map((file) => `${file} is there already.`));
  await mkdir(out, { recursive: true, mode: 0o700 });
  const days = { from: asked.from, to: asked.to };
  const change = <T>(work: (writer: Writer) => Promise<T>) =>
    ledger.write(
      { workspaceId, deadline: Deadline.in(PATIENCE), now: world.now(), actorId: null },
      work,
    );
  const given = await change(async (writer) => {
    const studyKey = await studyKeyOf(writer, recipient);
    const file = { kind: 'evaluation', days, purpose, recipient, studyKey } as const;
    return { studyKey, id: await addExportedFile(writer, file) };
  });
  const made = await writeRows(world, ledger, workspaceId, { ...asked, ...given, days });
  if (made === undefined) return refused(TOO_FEW);
  const { counts, sha256, part } = made;
  const { rows, customers, leftOut } = counts;
  const left = leftOut.objecting + leftOut.forgotten;
  const madeOn = dayOf(world.now(), timezone);
  const book = { name: DATA, sha256, days, madeOn, purpose, recipient, counts };
  const codebook = evaluationCodebook(book);
  await change(async (writer) =>
    recordMade(writer, given.id, { rows, customers, leftOut: left, sha256 }),
  );
  await writeNew(join(out, CODEBOOK), codebook);
  await writeNew(join(out, SUMS), `${sha256}  ${DATA}\n${sha256Of(codebook)}  ${CODEBOOK}\n`);
  await rename(part, join(out, DATA));
  return answer(...told(out, counts, sha256));
}

const TOO_FEW =
  'It would be about fewer than five customers, so no file was made. Choose more months.';

function told(out: string, { rows, customers, leftOut }: EvaluationCounts, sha256: string) {
  return [
    `Wrote ${join(out, DATA)}: rows ${rows}, customers ${customers}.`,
    `Left out: rows of customers who object ${leftOut.objecting}, of forgotten customers ${leftOut.forgotten}.`,
    `Wrote ${join(out, CODEBOOK)} and ${join(out, SUMS)}; \`sha256sum -c ${SUMS}\` in the folder checks them.`,
    `SHA-256 ${sha256}`,
  ];
}

interface Given {
  readonly out: string;
  readonly days: { readonly from: Day; readonly to: Day };
  readonly studyKey: string;
}

/** The rows, in a file that has not its name yet; undefined where there are too few people. */
async function writeRows(
  world: World,
  ledger: Ledger,
  workspaceId: number,
  { out, days, studyKey }: Given,
): Promise<{ counts: EvaluationCounts; sha256: string; part: string } | undefined> {
  const part = join(out, `${DATA}.part`);
  const hash = createHash('sha256');
  const file = await open(part, 'w', 0o600);
  const write = async (rows: readonly (readonly string[])[]) => {
    const text = ledgerCsv(rows);
    hash.update(text);
    await file.write(text);
  };
  try {
    await write([EVALUATION_COLUMNS]);
    const counts = await withProgress(world, 'Writing', (onProgress) =>
      ledger.atOneMoment(workspaceId, (reader) =>
        writeEvaluation(reader, { days, studyKey, write, onProgress }),
      ),
    );
    if (counts !== undefined) return { counts, sha256: hash.digest('hex'), part };
    await rm(part);
    return undefined;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

const writeNew = (path: string, text: string) => writeFile(path, text, { mode: 0o600, flag: 'wx' });

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
