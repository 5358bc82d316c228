-- CreateTable
CREATE TABLE "Ledger" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT COLLATE "C" NOT NULL,
    "bornAt" TIMESTAMP(3) NOT NULL,
    "keyCheck" TEXT COLLATE "C",

    CONSTRAINT "Ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" SERIAL NOT NULL,
    "slackTeam" TEXT COLLATE "C",
    "timezone" TEXT COLLATE "C" NOT NULL DEFAULT 'Europe/London',
    "digestChannel" TEXT COLLATE "C",
    "managersChannel" TEXT COLLATE "C",
    "digestDay" TEXT COLLATE "C" NOT NULL DEFAULT 'Monday',
    "digestTime" TEXT COLLATE "C" NOT NULL DEFAULT '09:00',
    "setUpAt" TIMESTAMP(3),
    "liveConfirmedAt" TIMESTAMP(3),
    "onDutyId" INTEGER,
    "protectionLeadId" INTEGER,
    "meeting" TEXT COLLATE "C",
    "workFrom" TEXT COLLATE "C" NOT NULL DEFAULT '09:00',
    "workUntil" TEXT COLLATE "C" NOT NULL DEFAULT '17:00',
    "budgetYearStart" TEXT COLLATE "C" NOT NULL DEFAULT '01-01',
    "planningPence" INTEGER NOT NULL DEFAULT 100000,
    "receiptPhotos" BOOLEAN NOT NULL DEFAULT false,
    "digestPicture" BOOLEAN NOT NULL DEFAULT true,
    "packDays" INTEGER NOT NULL DEFAULT 3,
    "textMonths" INTEGER NOT NULL DEFAULT 24,
    "moneyYears" INTEGER NOT NULL DEFAULT 6,
    "channelDays" INTEGER NOT NULL DEFAULT 30,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "purchaseNumber" INTEGER NOT NULL DEFAULT 0,
    "signOffNumber" INTEGER NOT NULL DEFAULT 0,
    "historySequence" INTEGER NOT NULL DEFAULT 0,
    "historyHash" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "vocabularyVersion" INTEGER NOT NULL DEFAULT 1,
    "rulesVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "slackId" TEXT COLLATE "C",
    "isGroup" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT COLLATE "C",
    "cardLastFour" TEXT COLLATE "C",
    "signposts" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3),

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "lookup" TEXT COLLATE "C" NOT NULL,
    "introducedOn" TEXT COLLATE "C",
    "housedOn" TEXT COLLATE "C",
    "benefitsOn" TEXT COLLATE "C",
    "leadId" INTEGER,
    "closedOn" TEXT COLLATE "C",
    "toldOn" TEXT COLLATE "C",
    "objectedOn" TEXT COLLATE "C",
    "forgottenAt" TIMESTAMP(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerChange" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "what" TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C",
    "after" TEXT COLLATE "C",
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CustomerChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "component" TEXT COLLATE "C" NOT NULL,
    "inReport" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CategoryWord" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "phrase" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CategoryWord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeArea" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "code" TEXT COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "sensitive" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "OutcomeArea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "startsOn" TEXT COLLATE "C" NOT NULL,
    "itemLimitPence" INTEGER NOT NULL,
    "dayLimitPence" INTEGER NOT NULL,
    "dayScope" TEXT COLLATE "C" NOT NULL DEFAULT 'worker',
    "tolerancePence" INTEGER NOT NULL DEFAULT 0,
    "setById" INTEGER,
    "setAt" TIMESTAMP(3),

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Guideline" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "trigger" TEXT COLLATE "C" NOT NULL,
    "alternative" TEXT COLLATE "C",
    "startsOn" TEXT COLLATE "C" NOT NULL,
    "endsOn" TEXT COLLATE "C",
    "reviewOn" TEXT COLLATE "C",
    "setById" INTEGER,
    "setAt" TIMESTAMP(3),
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Guideline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Budget" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "yearFrom" TEXT COLLATE "C" NOT NULL,
    "pence" INTEGER NOT NULL,
    "setById" INTEGER NOT NULL,
    "setAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "standInId" INTEGER NOT NULL,
    "fromDay" TEXT COLLATE "C" NOT NULL,
    "untilDay" TEXT COLLATE "C" NOT NULL,
    "setById" INTEGER NOT NULL,
    "setAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Confirmation" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Purchase" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT COLLATE "C" NOT NULL,
    "correctsId" INTEGER,
    "againstId" INTEGER,
    "planId" INTEGER,
    "customerId" INTEGER,
    "buyerId" INTEGER NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "pence" INTEGER NOT NULL,
    "paidBy" TEXT COLLATE "C" NOT NULL,
    "cardLastFour" TEXT COLLATE "C",
    "authority" TEXT COLLATE "C" NOT NULL,
    "policyId" INTEGER,
    "rulesVersion" INTEGER,
    "newUse" BOOLEAN NOT NULL DEFAULT false,
    "frees" TEXT COLLATE "C",
    "backdatedWhy" TEXT COLLATE "C",
    "planItem" TEXT COLLATE "C",
    "planReviewOn" TEXT COLLATE "C",
    "signedOffById" INTEGER,
    "why" TEXT COLLATE "C",
    "source" TEXT COLLATE "C" NOT NULL,
    "recordedById" INTEGER,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "recordedOn" TEXT COLLATE "C" NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,
    "correctedOn" TEXT COLLATE "C",

    CONSTRAINT "Purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseLine" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "purchaseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "item" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "count" INTEGER NOT NULL DEFAULT 1,
    "unitPence" INTEGER NOT NULL,
    "pence" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "otherSource" TEXT COLLATE "C",
    "whyThisOne" TEXT COLLATE "C",
    "customerPence" INTEGER NOT NULL DEFAULT 0,
    "secondHand" BOOLEAN NOT NULL DEFAULT false,
    "customerId" INTEGER,
    "day" TEXT COLLATE "C" NOT NULL,
    "tally" INTEGER NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "recordedOn" TEXT COLLATE "C" NOT NULL,
    "correctedOn" TEXT COLLATE "C",

    CONSTRAINT "PurchaseLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "buyerId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "pence" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "unitPence" INTEGER NOT NULL,
    "item" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "categoryId" INTEGER,
    "areaId" INTEGER,
    "paidBy" TEXT COLLATE "C" NOT NULL,
    "otherSource" TEXT COLLATE "C",
    "whyThisOne" TEXT COLLATE "C",
    "keptFor" TEXT COLLATE "C" NOT NULL,
    "more" TEXT COLLATE "C",
    "overItem" BOOLEAN NOT NULL DEFAULT false,
    "overDay" BOOLEAN NOT NULL DEFAULT false,
    "softRule" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "purchaseId" INTEGER,
    "planId" INTEGER,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "askedOn" TEXT COLLATE "C" NOT NULL,
    "customerId" INTEGER,
    "upToPence" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "unitPence" INTEGER NOT NULL,
    "item" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "paidBy" TEXT COLLATE "C" NOT NULL,
    "otherSource" TEXT COLLATE "C",
    "whyThisOne" TEXT COLLATE "C",
    "more" TEXT COLLATE "C",
    "tried" TEXT COLLATE "C",
    "overItem" BOOLEAN NOT NULL,
    "overDay" BOOLEAN NOT NULL,
    "softRule" TEXT COLLATE "C",
    "policyId" INTEGER NOT NULL,
    "rulesVersion" INTEGER,
    "purchaseId" INTEGER,
    "followsId" INTEGER,
    "urgency" TEXT COLLATE "C" NOT NULL DEFAULT 'week',
    "answerBy" TIMESTAMP(3),
    "withId" INTEGER,
    "interest" BOOLEAN NOT NULL DEFAULT false,
    "step" INTEGER NOT NULL DEFAULT 0,
    "waitsFrom" TIMESTAMP(3),
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'waiting',
    "settledAt" TIMESTAMP(3),
    "boughtId" INTEGER,
    "boughtPence" INTEGER NOT NULL DEFAULT 0,
    "cardId" INTEGER,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "decidedById" INTEGER NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,
    "upToPence" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C",
    "policyId" INTEGER NOT NULL,
    "shown" TEXT COLLATE "C" NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanNote" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "PlanNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Look" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "byId" INTEGER,
    "customerId" INTEGER NOT NULL,
    "what" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "words" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Look_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "setById" INTEGER,
    "setAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedById" INTEGER,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Forgotten" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "facts" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Forgotten_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnalysisRow" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "month" TEXT COLLATE "C" NOT NULL,
    "pence" INTEGER NOT NULL,
    "tally" INTEGER NOT NULL,
    "categoryId" INTEGER,
    "areaId" INTEGER NOT NULL,
    "phase" TEXT COLLATE "C",

    CONSTRAINT "AnalysisRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRound" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "fromDay" TEXT COLLATE "C" NOT NULL,
    "untilDay" TEXT COLLATE "C" NOT NULL,
    "madeById" INTEGER,
    "at" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "AuditRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditItem" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "roundId" INTEGER NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "stratum" TEXT COLLATE "C" NOT NULL,
    "auditorId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "answers" TEXT COLLATE "C",
    "finding" TEXT COLLATE "C",
    "answeredAt" TIMESTAMP(3),
    "reply" TEXT COLLATE "C",
    "repliedAt" TIMESTAMP(3),
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "AuditItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Interest" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Interest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurchaseNote" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C",
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "PurchaseNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pack" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "meetingOn" TEXT COLLATE "C" NOT NULL,
    "meetingTime" TEXT COLLATE "C" NOT NULL,
    "fromDay" TEXT COLLATE "C" NOT NULL,
    "untilDay" TEXT COLLATE "C" NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "seed" INTEGER NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "remindedAt" TIMESTAMP(3),
    "messageId" INTEGER,

    CONSTRAINT "Pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackExample" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "packId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "rule" TEXT COLLATE "C" NOT NULL,
    "areaId" INTEGER,
    "position" INTEGER NOT NULL,
    "addedById" INTEGER,
    "at" TIMESTAMP(3) NOT NULL,
    "droppedAt" TIMESTAMP(3),
    "droppedById" INTEGER,

    CONSTRAINT "PackExample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Action" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "packId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C",
    "decided" TEXT COLLATE "C" NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "dueOn" TEXT COLLATE "C" NOT NULL,
    "guidelineCode" TEXT COLLATE "C",
    "recordedById" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),
    "doneById" INTEGER,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Story" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "releasedById" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "shownFor" TEXT COLLATE "C",
    "takenBackAt" TIMESTAMP(3),
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatternAsk" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "workerId" INTEGER NOT NULL,
    "weekOn" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "answer" TEXT COLLATE "C",
    "because" TEXT COLLATE "C",
    "answeredAt" TIMESTAMP(3),
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "PatternAsk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportMark" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "purchaseId" INTEGER NOT NULL,
    "batch" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExportMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceCheck" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "customerId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "answer" TEXT COLLATE "C" NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "on" TEXT COLLATE "C" NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SourceCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "personId" INTEGER NOT NULL,
    "dueOn" TEXT COLLATE "C" NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "askedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReceiptPhoto" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "storageKey" TEXT COLLATE "C" NOT NULL,
    "contentType" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReceiptPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HistoryEntry" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" INTEGER,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "facts" TEXT COLLATE "C" NOT NULL,
    "previousHash" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "HistoryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "conversation" TEXT COLLATE "C" NOT NULL,
    "changes" INTEGER,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "slackChannel" TEXT COLLATE "C",
    "slackTs" TEXT COLLATE "C",
    "file" TEXT COLLATE "C",
    "fault" TEXT COLLATE "C",

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxEntry" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "answer" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "InboxEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StagedPurchase" (
    "id" SERIAL NOT NULL,
    "batch" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "reference" TEXT COLLATE "C" NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "customerId" INTEGER NOT NULL,
    "buyerId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "item" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "pence" INTEGER NOT NULL,
    "paidBy" TEXT COLLATE "C" NOT NULL,
    "signedOffById" INTEGER,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "StagedPurchase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slackTeam_key" ON "Workspace"("slackTeam");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_slackId_key" ON "Person"("workspaceId", "slackId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_name_key" ON "Person"("workspaceId", "name");

-- CreateIndex
CREATE INDEX "Role_workspaceId_personId_idx" ON "Role"("workspaceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_workspaceId_lookup_key" ON "Customer"("workspaceId", "lookup");

-- CreateIndex
CREATE INDEX "CustomerChange_workspaceId_customerId_idx" ON "CustomerChange"("workspaceId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Category_workspaceId_code_key" ON "Category"("workspaceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "CategoryWord_workspaceId_categoryId_phrase_key" ON "CategoryWord"("workspaceId", "categoryId", "phrase");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeArea_workspaceId_edition_code_key" ON "OutcomeArea"("workspaceId", "edition", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Policy_workspaceId_version_key" ON "Policy"("workspaceId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Guideline_workspaceId_code_version_key" ON "Guideline"("workspaceId", "code", "version");

-- CreateIndex
CREATE INDEX "Budget_workspaceId_yearFrom_idx" ON "Budget"("workspaceId", "yearFrom");

-- CreateIndex
CREATE INDEX "Absence_workspaceId_personId_idx" ON "Absence"("workspaceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Confirmation_workspaceId_code_key" ON "Confirmation"("workspaceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Purchase_correctsId_key" ON "Purchase"("correctsId");

-- CreateIndex
CREATE INDEX "Purchase_workspaceId_buyerId_day_idx" ON "Purchase"("workspaceId", "buyerId", "day");

-- CreateIndex
CREATE INDEX "Purchase_workspaceId_customerId_day_idx" ON "Purchase"("workspaceId", "customerId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Purchase_workspaceId_reference_version_key" ON "Purchase"("workspaceId", "reference", "version");

-- CreateIndex
CREATE INDEX "report" ON "PurchaseLine"("workspaceId", "day", "counts", "areaId", "categoryId", "customerId", "pence", "purchaseId", "tally", "recordedOn", "correctedOn");

-- CreateIndex
CREATE UNIQUE INDEX "PurchaseLine_purchaseId_position_key" ON "PurchaseLine"("purchaseId", "position");

-- CreateIndex
CREATE INDEX "Draft_workspaceId_buyerId_state_day_idx" ON "Draft"("workspaceId", "buyerId", "state", "day");

-- CreateIndex
CREATE INDEX "Plan_workspaceId_state_idx" ON "Plan"("workspaceId", "state");

-- CreateIndex
CREATE INDEX "Plan_workspaceId_categoryId_askedOn_idx" ON "Plan"("workspaceId", "categoryId", "askedOn");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_workspaceId_reference_key" ON "Plan"("workspaceId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_planId_key" ON "Decision"("planId");

-- CreateIndex
CREATE INDEX "PlanNote_workspaceId_planId_idx" ON "PlanNote"("workspaceId", "planId");

-- CreateIndex
CREATE INDEX "Look_workspaceId_at_idx" ON "Look"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "LegalHold_workspaceId_customerId_idx" ON "LegalHold"("workspaceId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Forgotten_workspaceId_subject_key" ON "Forgotten"("workspaceId", "subject");

-- CreateIndex
CREATE INDEX "AnalysisRow_workspaceId_month_idx" ON "AnalysisRow"("workspaceId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "AuditRound_workspaceId_number_key" ON "AuditRound"("workspaceId", "number");

-- CreateIndex
CREATE INDEX "AuditItem_workspaceId_auditorId_answeredAt_idx" ON "AuditItem"("workspaceId", "auditorId", "answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuditItem_workspaceId_roundId_subject_key" ON "AuditItem"("workspaceId", "roundId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Interest_workspaceId_planId_personId_key" ON "Interest"("workspaceId", "planId", "personId");

-- CreateIndex
CREATE INDEX "PurchaseNote_workspaceId_reference_idx" ON "PurchaseNote"("workspaceId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "Pack_workspaceId_meetingOn_key" ON "Pack"("workspaceId", "meetingOn");

-- CreateIndex
CREATE UNIQUE INDEX "PackExample_workspaceId_packId_reference_key" ON "PackExample"("workspaceId", "packId", "reference");

-- CreateIndex
CREATE INDEX "Action_workspaceId_doneAt_idx" ON "Action"("workspaceId", "doneAt");

-- CreateIndex
CREATE INDEX "Story_workspaceId_reference_idx" ON "Story"("workspaceId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "PatternAsk_workspaceId_customerId_workerId_weekOn_key" ON "PatternAsk"("workspaceId", "customerId", "workerId", "weekOn");

-- CreateIndex
CREATE UNIQUE INDEX "ExportMark_workspaceId_purchaseId_key" ON "ExportMark"("workspaceId", "purchaseId");

-- CreateIndex
CREATE INDEX "SourceCheck_workspaceId_customerId_categoryId_on_idx" ON "SourceCheck"("workspaceId", "customerId", "categoryId", "on");

-- CreateIndex
CREATE INDEX "FollowUp_workspaceId_dueOn_idx" ON "FollowUp"("workspaceId", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptPhoto_storageKey_key" ON "ReceiptPhoto"("storageKey");

-- CreateIndex
CREATE INDEX "ReceiptPhoto_workspaceId_reference_idx" ON "ReceiptPhoto"("workspaceId", "reference");

-- CreateIndex
CREATE INDEX "HistoryEntry_workspaceId_subject_idx" ON "HistoryEntry"("workspaceId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "HistoryEntry_workspaceId_sequence_key" ON "HistoryEntry"("workspaceId", "sequence");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_dueAt_idx" ON "OutboxMessage"("state", "dueAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_workspaceId_kind_state_idx" ON "OutboxMessage"("workspaceId", "kind", "state");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEntry_workspaceId_key_key" ON "InboxEntry"("workspaceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_workspaceId_kind_key_key" ON "Claim"("workspaceId", "kind", "key");

-- CreateIndex
CREATE INDEX "StagedPurchase_batch_position_idx" ON "StagedPurchase"("batch", "position");

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryWord" ADD CONSTRAINT "CategoryWord_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseLine" ADD CONSTRAINT "PurchaseLine_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanNote" ADD CONSTRAINT "PlanNote_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
