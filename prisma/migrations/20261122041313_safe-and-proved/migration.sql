-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "forgottenAt" DATETIME;
ALTER TABLE "Customer" ADD COLUMN "objectedOn" TEXT;
ALTER TABLE "Customer" ADD COLUMN "toldOn" TEXT;

-- CreateTable
CREATE TABLE "Look" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "purpose" TEXT,
    "words" TEXT,
    "at" DATETIME NOT NULL,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "setById" INTEGER,
    "setAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "endedById" INTEGER,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Forgotten" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AnalysisRow" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "tally" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "phase" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AuditRound" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "madeById" INTEGER,
    "at" DATETIME NOT NULL,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "AuditItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "roundId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "stratum" TEXT NOT NULL,
    "auditorId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "answers" TEXT,
    "finding" TEXT,
    "answeredAt" DATETIME,
    "reply" TEXT,
    "repliedAt" DATETIME,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Interest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "planId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Plan" (
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
    "more" TEXT,
    "tried" TEXT,
    "overItem" BOOLEAN NOT NULL,
    "overDay" BOOLEAN NOT NULL,
    "softRule" TEXT,
    "policyId" INTEGER NOT NULL,
    "rulesVersion" INTEGER,
    "purchaseId" INTEGER,
    "followsId" INTEGER,
    "urgency" TEXT NOT NULL DEFAULT 'week',
    "answerBy" DATETIME,
    "withId" INTEGER,
    "interest" BOOLEAN NOT NULL DEFAULT false,
    "step" INTEGER NOT NULL DEFAULT 0,
    "waitsFrom" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "settledAt" DATETIME,
    "boughtId" INTEGER,
    "boughtPence" INTEGER NOT NULL DEFAULT 0,
    "cardId" INTEGER,
    "salt" TEXT NOT NULL
);
INSERT INTO "new_Plan" ("answerBy", "areaId", "askedAt", "askedById", "askedOn", "boughtId", "boughtPence", "cardId", "categoryId", "count", "customerId", "followsId", "id", "item", "kind", "more", "otherSource", "overDay", "overItem", "paidBy", "policyId", "purchaseId", "purpose", "reference", "rulesVersion", "salt", "settledAt", "softRule", "state", "step", "tried", "unitPence", "upToPence", "urgency", "waitsFrom", "whyThisOne", "withId", "workspaceId") SELECT "answerBy", "areaId", "askedAt", "askedById", "askedOn", "boughtId", "boughtPence", "cardId", "categoryId", "count", "customerId", "followsId", "id", "item", "kind", "more", "otherSource", "overDay", "overItem", "paidBy", "policyId", "purchaseId", "purpose", "reference", "rulesVersion", "salt", "settledAt", "softRule", "state", "step", "tried", "unitPence", "upToPence", "urgency", "waitsFrom", "whyThisOne", "withId", "workspaceId" FROM "Plan";
DROP TABLE "Plan";
ALTER TABLE "new_Plan" RENAME TO "Plan";
CREATE INDEX "Plan_workspaceId_state_idx" ON "Plan"("workspaceId", "state");
CREATE INDEX "Plan_workspaceId_categoryId_askedOn_idx" ON "Plan"("workspaceId", "categoryId", "askedOn");
CREATE UNIQUE INDEX "Plan_workspaceId_reference_key" ON "Plan"("workspaceId", "reference");
CREATE TABLE "new_Workspace" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slackTeam" TEXT,
    "timezone" TEXT NOT NULL DEFAULT 'Europe/London',
    "digestChannel" TEXT,
    "managersChannel" TEXT,
    "digestDay" TEXT NOT NULL DEFAULT 'Monday',
    "digestTime" TEXT NOT NULL DEFAULT '09:00',
    "setUpAt" DATETIME,
    "liveConfirmedAt" DATETIME,
    "onDutyId" INTEGER,
    "protectionLeadId" INTEGER,
    "meeting" TEXT,
    "workFrom" TEXT NOT NULL DEFAULT '09:00',
    "workUntil" TEXT NOT NULL DEFAULT '17:00',
    "budgetYearStart" TEXT NOT NULL DEFAULT '01-01',
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
    "historyHash" TEXT NOT NULL DEFAULT '',
    "vocabularyVersion" INTEGER NOT NULL DEFAULT 1,
    "rulesVersion" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Workspace" ("budgetYearStart", "digestChannel", "digestDay", "digestPicture", "digestTime", "historyHash", "historySequence", "id", "liveConfirmedAt", "managersChannel", "meeting", "onDutyId", "packDays", "planningPence", "protectionLeadId", "purchaseNumber", "receiptPhotos", "revision", "rulesVersion", "setUpAt", "signOffNumber", "slackTeam", "timezone", "vocabularyVersion", "workFrom", "workUntil") SELECT "budgetYearStart", "digestChannel", "digestDay", "digestPicture", "digestTime", "historyHash", "historySequence", "id", "liveConfirmedAt", "managersChannel", "meeting", "onDutyId", "packDays", "planningPence", "protectionLeadId", "purchaseNumber", "receiptPhotos", "revision", "rulesVersion", "setUpAt", "signOffNumber", "slackTeam", "timezone", "vocabularyVersion", "workFrom", "workUntil" FROM "Workspace";
DROP TABLE "Workspace";
ALTER TABLE "new_Workspace" RENAME TO "Workspace";
CREATE UNIQUE INDEX "Workspace_slackTeam_key" ON "Workspace"("slackTeam");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
