import type { RegisterEntry } from '../domain/register.ts';

/** R92: what is stored about the team, its meetings and its settings. */
export const OF_THE_TEAM: readonly RegisterEntry[] = [
  {
    what: 'Staff: Slack id, what an import calls them, roles from when to when, last four digits of their card, whether signposts are shown',
    purpose: 'who may do what, and when they might',
    seenBy: 'colleagues; the card’s digits its holder alone',
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: {
      Person: 'slackId isGroup name cardLastFour signposts',
      Role: 'personId role since until',
    },
  },
  {
    what: 'Managers’ time away and who stands in; who is on duty',
    purpose: 'so that nobody waits at a counter',
    seenBy: 'managers, and whoever asks for sign-off',
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: {
      Absence: 'personId standInId fromDay untilDay setById setAt endedAt',
      Workspace: 'onDutyId',
    },
  },
  {
    what: 'Settings of the team: channels, days and hours, budget year, planning figure, how long things are kept',
    purpose: 'how Oatcake works for this team',
    seenBy: 'managers and the admin',
    kept: 'until-changed',
    about: 'nobody',
    sealed: false,
    fields: {
      Workspace:
        'slackTeam timezone digestChannel managersChannel digestDay digestTime setUpAt meeting workFrom workUntil budgetYearStart planningPence receiptPhotos digestPicture packDays textMonths moneyYears channelDays',
    },
  },
  {
    what: 'What the data protection lead confirmed, and who that is',
    purpose: 'the proof that it was decided before real use (R144)',
    seenBy: 'the data protection lead',
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: {
      Workspace: 'liveConfirmedAt protectionLeadId',
      Confirmation: 'code byId at',
    },
  },
  {
    what: 'The team’s own lists: categories and their words, outcome areas, limits, guidelines, budgets',
    purpose: 'what purchases are judged and counted by, in the edition of their day',
    seenBy: 'everybody on the team; budgets managers and finance',
    kept: 'ledger',
    about: 'nobody',
    sealed: false,
    fields: {
      Category: 'code label component inReport active position',
      CategoryWord: 'categoryId phrase',
      OutcomeArea: 'edition code label sensitive active position',
      Policy: 'version startsOn itemLimitPence dayLimitPence dayScope tolerancePence setById setAt',
      Guideline:
        'code version kind title text trigger alternative startsOn endsOn reviewOn setById setAt',
      Budget: 'yearFrom pence setById setAt',
    },
  },
  {
    what: 'Meetings: the paper’s days, and which purchases were its examples',
    purpose: 'the same paper for ever (R63, R65)',
    seenBy: 'managers, and quality assurance',
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: {
      Pack: 'meetingOn meetingTime fromDay untilDay asOf seed madeAt remindedAt messageId',
      PackExample: 'packId reference rule areaId position addedById at droppedAt droppedById',
    },
  },
  {
    what: 'What a meeting decided to do: about which purchase, who does it and by when',
    purpose: 'nothing decided is lost (R67)',
    seenBy: 'managers, and whoever does it',
    kept: 'words',
    about: 'staff',
    sealed: false,
    fields: {
      Action: 'packId reference ownerId dueOn guidelineCode recordedById at doneAt doneById',
    },
  },
  {
    what: '“One that worked”: which purchase, who released it, when it was shown',
    purpose: 'told in the digest with the customer’s agreement, and taken back at any time',
    seenBy: 'managers; once released, everybody in the team’s channel',
    kept: 'words',
    about: 'customer',
    sealed: false,
    fields: { Story: 'reference releasedById at shownFor takenBackAt' },
  },
  {
    what: 'Peer audit: when a round was drawn, from which days and by which seed',
    purpose: 'anybody can draw the same again (R74)',
    seenBy: 'managers and quality assurance',
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: { AuditRound: 'number seed fromDay untilDay madeById at closedAt' },
  },
  {
    what: 'Peer audit: who looks at which entry, and the four answers by code',
    purpose: 'what was bought is looked at by somebody with no part in it (R74, R75)',
    seenBy: 'the auditor and the buyer; managers as a summary; quality assurance',
    kept: 'words',
    about: 'staff',
    sealed: false,
    fields: { AuditItem: 'roundId subject stratum auditorId at answers answeredAt repliedAt' },
  },
];
