import { z } from 'zod';
import { isTimeZone } from '../config.ts';
import { WEEKDAYS } from '../domain/day.ts';
import { ROLES } from '../domain/staff.ts';
import type { TeamMember, TeamSetUp } from '../domain/team.ts';
import {
  limits,
  meetingRule,
  monthAndDay,
  planningFigure,
  retention,
} from './team-file-settings.ts';

const entry = z.strictObject({
  slack: z.string().regex(/^[UWS]\w+$/u, 'must be a Slack id: U… for a person, S… for a group'),
  role: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`),
  name: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(80, 'must have at most 80 characters')
    .optional(),
  // R10: never more of a card's number than this.
  card: z
    .string()
    .regex(/^\d{4}$/u, "must be the card's last four digits")
    .optional(),
});

const person = z.string().regex(/^[UW]\w+$/u, 'must be a Slack id of a person: U…');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'must be a time such as 09:00');

const channel = z.string().regex(/^[CG]\w+$/u, 'must be a channel id: C…');

const file = z.strictObject({
  workspace: z.string('is missing').regex(/^[TE]\w+$/u, 'must be a workspace id: T…'),
  timezone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/London').optional(),
  people: z.array(entry).superRefine(noContradictions).optional(),
  channels: z.strictObject({ digest: channel.optional(), managers: channel.optional() }).optional(),
  digest: z
    .strictObject({
      day: z.enum(WEEKDAYS, `must be one of ${WEEKDAYS.join(', ')}`).optional(),
      time: time.optional(),
      picture: z.boolean().optional(),
    })
    .optional(),
  live: z.boolean().optional(),
  onDuty: person.optional(),
  dataProtectionLead: person.optional(),
  meeting: meetingRule.optional(),
  limits: limits.optional(),
  hours: z.strictObject({ from: time.optional(), until: time.optional() }).optional(),
  budgetYearStart: monthAndDay.optional(),
  planningFigure: planningFigure.optional(),
  retention: retention.optional(),
  receiptPhotos: z.boolean().optional(),
});

type Entry = z.infer<typeof entry>;
type TeamFile = z.infer<typeof file>;

/** A set-up file that is in order, or a sentence for each fault with its place in the file. */
export type ParsedTeamFile =
  | { readonly ok: true; readonly team: TeamSetUp }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads a set-up file; what it does not know is a fault, so that no misspelt setting is lost. */
export function parseTeamFile(json: string): ParsedTeamFile {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return { ok: false, faults: [`This is not JSON: ${(error as Error).message}.`] };
  }
  const parsed = file.safeParse(data);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.flatMap(sentences) };
  return { ok: true, team: teamOf(parsed.data) };
}

function teamOf({ workspace, people, channels, digest, hours, ...rest }: TeamFile): TeamSetUp {
  return {
    slackTeam: workspace,
    timezone: rest.timezone,
    people: people === undefined ? undefined : gather(people),
    digestChannel: channels?.digest,
    managersChannel: channels?.managers,
    digestDay: digest?.day,
    digestTime: digest?.time,
    digestPicture: digest?.picture,
    live: rest.live,
    onDuty: rest.onDuty,
    protectionLead: rest.dataProtectionLead,
    meeting: rest.meeting,
    limits: rest.limits,
    workFrom: hours?.from,
    workUntil: hours?.until,
    budgetYearStart: rest.budgetYearStart,
    planningPence: rest.planningFigure,
    textMonths: rest.retention?.textMonths,
    moneyYears: rest.retention?.moneyYears,
    channelDays: rest.retention?.channelDays,
    receiptPhotos: rest.receiptPhotos,
  };
}

/** One entry a role in the file; one member with all roles here. */
function gather(entries: readonly Entry[]): TeamMember[] {
  const ids = [...new Set(entries.map(({ slack }) => slack))];
  return ids.map((slackId) => {
    const own = entries.filter(({ slack }) => slack === slackId);
    return {
      slackId,
      isGroup: slackId.startsWith('S'),
      name: own.find(({ name }) => name !== undefined)?.name,
      card: own.find(({ card }) => card !== undefined)?.card,
      roles: own.map(({ role }) => role),
    };
  });
}

function noContradictions(entries: readonly Entry[], context: z.RefinementCtx): void {
  for (const [at, one] of entries.entries()) {
    for (const [first, other] of entries.slice(0, at).entries()) {
      const path = contradiction(one, other);
      if (path === undefined) continue;
      const message = `does not go together with people[${first}]`;
      context.addIssue({ code: 'custom', path: [at, path], message });
    }
  }
}

function contradiction(one: Entry, other: Entry): keyof Entry | undefined {
  const differ = <T>(a: T | undefined, b: T | undefined) =>
    a !== undefined && b !== undefined && a !== b;
  if (one.slack !== other.slack) {
    return one.name !== undefined && one.name === other.name ? 'name' : undefined;
  }
  if (one.role === other.role) return 'role';
  if (differ(one.name, other.name)) return 'name';
  return differ(one.card, other.card) ? 'card' : undefined;
}

function sentences(issue: z.core.$ZodIssue): string[] {
  const place = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  const at = place.join('').replace(/^\./u, '');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${at === '' ? key : `${at}.${key}`} is not a known setting.`);
  }
  return [`${at === '' ? 'The file' : at} ${wordsOf(issue)}.`];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid')) return issue.message;
  return `must be ${issue.expected === 'array' ? 'a list' : `of the kind ${issue.expected}`}`;
}
