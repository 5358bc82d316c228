import { ALL_FINE, type Audited, auditResults } from '../../domain/audit.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import { day } from '../../domain/day.ts';
import { WENT } from '../../domain/pack.ts';
import {
  type AuditFinding,
  auditFinding,
  auditReplied,
  auditReplyForm,
} from '../../messages/audit-finding.ts';
import { auditItemForm, auditItemsDone } from '../../messages/audit-item.ts';
import {
  auditDone,
  auditGiven,
  auditRoundForm,
  auditSummary,
  auditView,
  type NamedRound,
} from '../../messages/audit-round.ts';
import type { Exhibit, Sample } from '../exhibit.ts';
import { times } from '../setting.ts';

const MAY = { from: day('2026-05-01'), to: day('2026-05-31') };
const ROUND: NamedRound & { readonly id: number } = { id: 3, number: 3, days: MAY };

const NOTHING = {
  ...{ bought: undefined, plans: [], signedOffBy: undefined, receipt: undefined },
  ...{ photos: 0, notes: [], rulesVersion: undefined },
};

function savedOf({ purchase, plan, person, text, at, flag }: Sample): AuditEntry {
  const { reference, category, area, buyerId, day: on } = purchase;
  return {
    ...{ kind: 'saved', reference, told: purchase, category, area, buyerId, day: on },
    ...{ bought: purchase, plans: flag ? [plan] : [], signedOffBy: flag ? person : undefined },
    ...{ receipt: flag ? 'yes' : undefined, photos: flag ? 1 : 0, rulesVersion: 1 },
    notes: flag ? [{ kind: 'went', value: WENT[0], text, by: person, at }] : [],
  };
}

function declinedOf({ plan }: Sample): AuditEntry {
  const { reference, category, area, askedBy, askedOn } = plan;
  return {
    ...{ ...NOTHING, kind: 'declined', reference, category, area, plans: [plan] },
    ...{ told: { ...plan, pence: plan.upTo }, buyerId: askedBy.id, day: askedOn },
  };
}

function unfinishedOf({ draft }: Sample): AuditEntry {
  const { category, area, buyerId, day: on } = draft;
  return {
    ...{ ...NOTHING, kind: 'unfinished', reference: undefined, told: draft },
    ...{ category, area, buyerId, day: on },
  };
}

const auditedOf = ({ text, flag }: Sample): Audited => ({
  answers: flag
    ? { ...ALL_FINE, plan: 'no', guidelines: 'no', sign_off: 'no', receipt: 'no' }
    : { ...ALL_FINE, receipt: 'no' },
  finding: flag ? text : undefined,
});

const resultsOf = (sample: Sample) => {
  const looked = times(Math.min(sample.count, 60), (at) =>
    at % 3 === 0 ? auditedOf(sample) : { answers: ALL_FINE, finding: undefined },
  );
  return auditResults([...looked, undefined]);
};

const drawnOf = ({ count }: Sample) => ({ seed: 20_260, isByItself: count % 2 === 0 });

const findingOf = (sample: Sample, entry: AuditEntry, reply?: string): AuditFinding => ({
  ...{ item: 7, entry, audited: auditedOf(sample), reply },
  askedBy: sample.flag ? sample.person : undefined,
});

const askedOf = (sample: Sample, entry: AuditEntry) => ({
  ...{ item: 7, place: sample.flag ? 1 : 3, of: 3, entry, timezone: sample.timezone },
  guidelines: [],
});

/** Peer audit: the round, the entry in front of its auditor, and what comes of it (R74, R75). */
export const AUDIT_ROOM: readonly Exhibit[] = [
  {
    name: '/spend audit, a round to begin',
    by: auditRoundForm,
    readBy: 'one',
    make: () => auditRoundForm({ days: MAY, size: 12, seed: 20_260 }),
  },
  {
    name: '/spend audit, to quality assurance',
    by: auditView,
    readBy: 'one',
    make: (sample) =>
      auditView({
        ...{ ...ROUND, ...drawnOf(sample), results: resultsOf(sample) },
        people: [{ who: sample.person, looked: 2, of: 3 }],
        findings: times(Math.min(sample.count, 60), () => ({
          ...{ entry: savedOf(sample), audited: auditedOf(sample) },
          reply: sample.flag ? sample.reason : undefined,
        })),
        nobody: sample.flag ? times(14, (at) => `P0${1200 + at}`) : [],
      }),
  },
  {
    name: '/spend audit, to a manager',
    by: auditSummary,
    readBy: 'one',
    make: (sample) =>
      auditSummary(
        sample.flag ? { ...ROUND, ...drawnOf(sample), results: resultsOf(sample) } : undefined,
      ),
  },
  {
    name: 'Entries to look at',
    by: auditGiven,
    readBy: 'one',
    kinds: ['audit_given'],
    make: () => auditGiven(ROUND, { left: 3, of: 3 }),
  },
  {
    name: 'Entries to look at, all looked at',
    by: auditGiven,
    readBy: 'one',
    make: () => auditGiven(ROUND, { left: 0, of: 3 }),
  },
  {
    name: 'Entries to look at, gone to somebody else',
    by: auditGiven,
    readBy: 'one',
    make: () => auditGiven(ROUND, { left: 0, of: 0 }),
  },
  {
    name: 'Audit of what was saved',
    by: auditItemForm,
    readBy: 'one',
    make: (sample) => auditItemForm(askedOf(sample, savedOf(sample))),
  },
  {
    name: 'Audit of what was declined',
    by: auditItemForm,
    readBy: 'one',
    make: (sample) => auditItemForm(askedOf(sample, declinedOf(sample))),
  },
  {
    name: 'Audit of a line that nobody finished',
    by: auditItemForm,
    readBy: 'one',
    make: (sample) => auditItemForm(askedOf(sample, unfinishedOf(sample))),
  },
  {
    name: 'Audit, all looked at',
    by: auditItemsDone,
    readBy: 'one',
    make: ({ flag }) => auditItemsDone(3, flag ? 1 : 0),
  },
  {
    name: 'A finding, to the buyer',
    by: auditFinding,
    readBy: 'one',
    kinds: ['audit_finding'],
    make: (sample) => auditFinding(findingOf(sample, savedOf(sample))),
  },
  {
    name: 'A finding about a line, replied to',
    by: auditFinding,
    readBy: 'one',
    make: (sample) => auditFinding(findingOf(sample, unfinishedOf(sample), sample.reason)),
  },
  {
    name: 'Reply to a finding',
    by: auditReplyForm,
    readBy: 'one',
    make: (sample) => auditReplyForm(findingOf(sample, savedOf(sample))),
  },
  {
    name: 'A reply, to whoever looked',
    by: auditReplied,
    readBy: 'one',
    kinds: ['audit_replied'],
    make: (sample) => auditReplied(findingOf(sample, declinedOf(sample), sample.reason)),
  },
  {
    name: 'A round of audit is done',
    by: auditDone,
    readBy: 'one',
    kinds: ['audit_done'],
    make: (sample) => auditDone(ROUND, resultsOf(sample)),
  },
];
