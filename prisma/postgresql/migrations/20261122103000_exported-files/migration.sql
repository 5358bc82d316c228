-- CreateTable
CREATE TABLE "ExportedFile" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "byId" INTEGER,
    "fromDay" TEXT COLLATE "C" NOT NULL,
    "toDay" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "recipient" TEXT COLLATE "C",
    "studyKey" TEXT COLLATE "C",
    "at" TIMESTAMP(3) NOT NULL,
    "salt" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ExportedFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ExportedFile_workspaceId_at_idx" ON "ExportedFile"("workspaceId", "at");
