-- CreateTable
CREATE TABLE "ExportedFile" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "byId" INTEGER,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "purpose" TEXT,
    "recipient" TEXT,
    "studyKey" TEXT,
    "at" DATETIME NOT NULL,
    "salt" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "ExportedFile_workspaceId_at_idx" ON "ExportedFile"("workspaceId", "at");
