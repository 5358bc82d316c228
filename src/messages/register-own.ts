import type { RegisterEntry } from '../domain/register.ts';

/** R92: what is stored for the ledger's own sake. */
export const OF_ITS_OWN: readonly RegisterEntry[] = [
  {
    what: 'The history: who did what, when, with which sums and codes; words, customer and area as salted digests, each entry with the hash of the one before',
    purpose: 'the record proves itself: nothing can be changed unseen',
    seenBy: [],
    besides: 'oatcake verify walks it',
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: {
      HistoryEntry: 'sequence at actorId kind subject facts previousHash hash',
      Forgotten: 'subject facts at',
    },
  },
  {
    what: 'What Slack is owed and what it was answered: kinds and ids, never text; places and times of messages',
    purpose: 'each message once, none lost, and old ones found again',
    seenBy: [],
    kept: 'ninety-days',
    about: 'staff',
    sealed: false,
    fields: {
      OutboxMessage:
        'kind subject conversation changes state attempts dueAt createdAt sentAt slackChannel slackTs file fault',
      InboxEntry: 'key answer at',
    },
  },
  {
    what: 'A line that somebody sent to Oatcake as a message, with who sent it',
    purpose:
      'Slack hears that it arrived once it is kept: it is handled and answered, whatever stops meanwhile',
    seenBy: [],
    kept: 'work',
    about: 'customer',
    sealed: true,
    fields: { InboxEntry: 'event' },
  },
  {
    what: 'Where many teams use one Oatcake: Slack’s tokens for this team',
    purpose: 'Oatcake can speak in this team’s Slack; gone when the team uninstalls it',
    seenBy: [],
    kept: 'until-changed',
    about: 'nobody',
    sealed: true,
    fields: { Installation: 'token refreshToken' },
  },
  {
    what: 'Beside the tokens: Oatcake’s own ids in this Slack, what the tokens allow, since when and until when',
    purpose: 'its own messages are told from others',
    seenBy: [],
    kept: 'until-changed',
    about: 'nobody',
    sealed: false,
    fields: { Installation: 'botId botUserId scopes expiresAt renewingUntil at' },
  },
  {
    what: 'Work that is done once: which week’s digest, which day’s reminder, which entry was exported',
    purpose: 'nothing is posted or handed on twice',
    seenBy: [],
    kept: 'ledger',
    about: 'nobody',
    sealed: false,
    fields: { Claim: 'kind key at', ExportMark: 'purchaseId batch at' },
  },
  {
    what: 'Which files were given out of the ledger: by whom asked, of which days, when',
    purpose: 'an auditor sees who had what (R93, R105)',
    seenBy: ['controls', 'looks'],
    kept: 'ledger',
    about: 'staff',
    sealed: false,
    fields: { ExportedFile: 'kind byId fromDay toDay at' },
  },
  {
    what: 'What a file out of the ledger was for, and who gets it',
    purpose:
      'no file without a purpose in Slack, none for an evaluator without a recipient (R93, R105)',
    seenBy: ['controls'],
    kept: 'ledger',
    about: 'staff',
    sealed: true,
    fields: { ExportedFile: 'purpose recipient' },
  },
  {
    what: 'What the study ids of an evaluator’s files are made with',
    purpose: 'one person’s rows join in one recipient’s files, and no two recipients’ do (R105)',
    seenBy: [],
    kept: 'ledger',
    about: 'nobody',
    sealed: true,
    fields: { ExportedFile: 'studyKey' },
  },
  {
    what: 'The ledger itself: practice or live, when it began, a word that only its key opens; the last numbers given out',
    purpose: 'practice and live never mix; numbers are never used twice',
    seenBy: [],
    kept: 'ledger',
    about: 'nobody',
    sealed: false,
    fields: {
      Ledger: 'kind bornAt keyCheck',
      Workspace:
        'revision purchaseNumber signOffNumber historySequence historyHash vocabularyVersion rulesVersion',
    },
  },
];

/** What every table may have for the ledger's own sake; `salt` hides what the history digests. */
export const IN_EVERY_TABLE = ['id', 'workspaceId', 'salt'];
