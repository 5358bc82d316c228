import { add, type Pence, ZERO } from './money.ts';
import { SMALLEST_CELL } from './small-numbers.ts';

/** A coded line of a customer who is being forgotten. */
export interface ForgottenLine {
  /** `2018-06`. */
  readonly month: string;
  readonly pence: Pence;
  /** Whether it is of a purchase, and not of what came back. */
  readonly bought: boolean;
  readonly purchaseId: number;
  readonly categoryId: number;
  readonly areaId: number;
  readonly phase: string;
  /** Whose it is; in no cell. */
  readonly customerId: number;
}

/** What is kept for analysis of lines that were forgotten: how they add up, and no line by itself. */
export interface AnalysisCell {
  /** `2018-06`; `2018` where a month would be about too few people. */
  readonly month: string;
  readonly areaId: number;
  readonly categoryId: number | null;
  readonly phase: string | null;
  readonly pence: Pence;
  /** Purchases, each once in an area. */
  readonly tally: number;
}

type Place = Pick<AnalysisCell, 'month' | 'areaId' | 'categoryId' | 'phase'>;
type Rung = (line: ForgottenLine) => Place;

/** From the finest to the coarsest; what is about too few people even then is not kept. */
const LADDER: readonly Rung[] = [
  ({ month, areaId, categoryId, phase }) => ({ month, areaId, categoryId, phase }),
  ({ month, areaId }) => ({ month, areaId, categoryId: null, phase: null }),
  ({ month, areaId }) => ({ month: month.slice(0, 4), areaId, categoryId: null, phase: null }),
];

/** A cell's place as one text. */
export function placeOf({ month, areaId, categoryId, phase }: Place): string {
  return JSON.stringify([month, areaId, categoryId, phase]);
}

/**
 * R139: sorts lines into cells that are about five people or more. A line goes into the finest cell
 * that is, or that was kept before, since it was about as many then; small cells become coarser
 * ones, and what stays small is left out. Cells have sums and no amounts of single lines, so that no
 * amount leads from a cell to an entry of the ledger.
 *
 * @param kept places of cells that are there already
 */
export function analysisCells(
  lines: readonly ForgottenLine[],
  kept: ReadonlySet<string> = new Set(),
): AnalysisCell[] {
  const cells = new Map<string, AnalysisCell>();
  const counted = new Set<string>();
  let rest = lines;
  for (const rung of LADDER) {
    const small: ForgottenLine[] = [];
    for (const [place, own] of grouped(rest, rung)) {
      if (kept.has(place) || isLarge(own)) cells.set(place, cellOf(rung, own, counted));
      else small.push(...own);
    }
    rest = small;
  }
  return [...cells.values()];
}

function grouped(lines: readonly ForgottenLine[], rung: Rung): Map<string, ForgottenLine[]> {
  const groups = new Map<string, ForgottenLine[]>();
  for (const line of lines) {
    const place = placeOf(rung(line));
    groups.set(place, [...(groups.get(place) ?? []), line]);
  }
  return groups;
}

function isLarge(lines: readonly ForgottenLine[]): boolean {
  const people = new Set(lines.filter(({ bought }) => bought).map(({ customerId }) => customerId));
  return people.size >= SMALLEST_CELL;
}

/** @param counted purchases that were counted under their area, in whichever cell; adds its own */
function cellOf(rung: Rung, lines: readonly ForgottenLine[], counted: Set<string>): AnalysisCell {
  const [first] = lines;
  if (first === undefined) throw new Error('A cell has lines');
  const before = counted.size;
  for (const { bought, purchaseId, areaId } of lines) {
    if (bought) counted.add(`${purchaseId}:${areaId}`);
  }
  const pence = lines.reduce((sum, line) => add(sum, line.pence), ZERO);
  return { ...rung(first), pence, tally: counted.size - before };
}
