import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { PHONE_JPEG } from './pictures.ts';
import { formOf, spend } from './spend.ts';
import { startTeam, type Team, WEDNESDAY } from './team.ts';

const FILLED = {
  Customer: 'V042',
  Amount: '20',
  'What was bought': 'duvet',
  Category: 'Soft furnishings',
  'Outcome area': 'Managing tenancy and accommodation',
  'What it helps with': 'a first home',
};

export const PHOTO = 'Photo of the receipt';

/** Switches photos of receipts on, as the team does in its set-up. */
export async function takePhotos(team: Team): Promise<void> {
  const told = { slackTeam: PRACTICE_TEAM_ID, people: undefined, receiptPhotos: true };
  const result = await setUpTeam(team.ledger, told, WEDNESDAY);
  if (!result.ok) throw new Error(result.faults.join(' '));
}

/** A team that keeps photos of receipts. */
export async function startWithPhotos(): Promise<Team> {
  const team = await startTeam();
  await takePhotos(team);
  return team;
}

/** The form, filled in, with what is behind "Add more". */
export async function openMore(team: Team, filled: Partial<typeof FILLED> = {}): Promise<void> {
  await spend(team, '');
  await team.worker.fill({ ...FILLED, ...filled });
  await addMore(team);
}

/** Presses `Add more` and waits for what it brings up. */
export async function addMore(team: Team): Promise<void> {
  await team.worker.click('Add more');
  await team.worker.waitFor(() => formOf(team).includes('\nDate'));
}

/** Puts a photo into the form: a phone's, or any bytes. */
export function putIn(team: Team, bytes: Uint8Array = PHONE_JPEG, name = 'till.jpg') {
  return team.worker.fill({ [PHOTO]: { name, bytes } });
}

/** The folder in which a team's photos lie. */
export function folderOf({ ledger }: Team): string {
  return ledger.receipts;
}

/** Every file there, with its mode. */
export function filesOf(team: Team): { name: string; bytes: Buffer; mode: number }[] {
  const folder = folderOf(team);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => {
    const file = join(folder, name);
    return { name, bytes: readFileSync(file), mode: statSync(file).mode & 0o777 };
  });
}

/** What the ledger knows of photos. */
export function photosOf({ reader }: Team) {
  return reader.db.receiptPhoto.findMany({ orderBy: { id: 'asc' } });
}
