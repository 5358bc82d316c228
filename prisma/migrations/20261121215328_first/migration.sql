-- CreateTable
CREATE TABLE "Ledger" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "kind" TEXT NOT NULL,
    "bornAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slackTeam" TEXT,
    "timezone" TEXT NOT NULL DEFAULT 'Europe/London',
    "digestChannel" TEXT,
    "managersChannel" TEXT,
    "digestDay" TEXT NOT NULL DEFAULT 'Monday',
    "digestTime" TEXT NOT NULL DEFAULT '09:00',
    "setUpAt" DATETIME,
    "liveConfirmedAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "purchaseNumber" INTEGER NOT NULL DEFAULT 0,
    "signOffNumber" INTEGER NOT NULL DEFAULT 0,
    "historySequence" INTEGER NOT NULL DEFAULT 0,
    "historyHash" TEXT NOT NULL DEFAULT '',
    "vocabularyVersion" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "slackId" TEXT,
    "isGroup" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT,
    "cardLastFour" TEXT
);

-- CreateTable
CREATE TABLE "Role" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "until" DATETIME,
    CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "introducedOn" TEXT,
    "housedOn" TEXT,
    "benefitsOn" TEXT,
    "leadId" INTEGER,
    "closedOn" TEXT
);

-- CreateTable
CREATE TABLE "Category" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "inReport" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "CategoryWord" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "phrase" TEXT NOT NULL,
    CONSTRAINT "CategoryWord_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutcomeArea" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "startsOn" TEXT NOT NULL,
    "itemLimitPence" INTEGER NOT NULL,
    "dayLimitPence" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Purchase" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "correctsId" INTEGER,
    "refundsId" INTEGER,
    "planId" INTEGER,
    "customerId" INTEGER,
    "buyerId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "paidBy" TEXT NOT NULL,
    "cardLastFour" TEXT,
    "authority" TEXT NOT NULL,
    "policyId" INTEGER,
    "signedOffById" INTEGER,
    "why" TEXT,
    "source" TEXT NOT NULL,
    "recordedById" INTEGER,
    "recordedAt" DATETIME NOT NULL,
    "recordedOn" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "correctedOn" TEXT
);

-- CreateTable
CREATE TABLE "PurchaseLine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "purchaseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "unitPence" INTEGER NOT NULL,
    "pence" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "otherSource" TEXT,
    "whyThisOne" TEXT,
    "customerId" INTEGER,
    "day" TEXT NOT NULL,
    "tally" INTEGER NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "recordedOn" TEXT NOT NULL,
    "correctedOn" TEXT,
    CONSTRAINT "PurchaseLine_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "buyerId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "unitPence" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "categoryId" INTEGER,
    "areaId" INTEGER,
    "paidBy" TEXT NOT NULL,
    "otherSource" TEXT,
    "whyThisOne" TEXT,
    "keptFor" TEXT NOT NULL,
    "overItem" BOOLEAN NOT NULL DEFAULT false,
    "overDay" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "purchaseId" INTEGER,
    "planId" INTEGER,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "askedOn" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "upToPence" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "unitPence" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER NOT NULL,
    "paidBy" TEXT NOT NULL,
    "otherSource" TEXT,
    "whyThisOne" TEXT,
    "overItem" BOOLEAN NOT NULL,
    "overDay" BOOLEAN NOT NULL,
    "policyId" INTEGER NOT NULL,
    "purchaseId" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "settledAt" DATETIME,
    "boughtId" INTEGER,
    "cardId" INTEGER,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "decidedById" INTEGER NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    "upToPence" INTEGER NOT NULL,
    "reason" TEXT,
    "policyId" INTEGER NOT NULL,
    "shown" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    CONSTRAINT "Decision_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanNote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    CONSTRAINT "PlanNote_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HistoryEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" INTEGER,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "changes" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "slackChannel" TEXT,
    "slackTs" TEXT,
    "fault" TEXT
);

-- CreateTable
CREATE TABLE "InboxEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StagedPurchase" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "batch" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "buyerId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "pence" INTEGER NOT NULL,
    "paidBy" TEXT NOT NULL,
    "signedOffById" INTEGER,
    "salt" TEXT NOT NULL
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
CREATE UNIQUE INDEX "Category_workspaceId_code_key" ON "Category"("workspaceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "CategoryWord_workspaceId_categoryId_phrase_key" ON "CategoryWord"("workspaceId", "categoryId", "phrase");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeArea_workspaceId_edition_code_key" ON "OutcomeArea"("workspaceId", "edition", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Policy_workspaceId_version_key" ON "Policy"("workspaceId", "version");

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
