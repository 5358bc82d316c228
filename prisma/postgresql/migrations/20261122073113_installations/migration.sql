-- CreateTable
CREATE TABLE "Installation" (
    "id" SERIAL NOT NULL,
    "workspaceId" INTEGER NOT NULL,
    "botId" TEXT COLLATE "C",
    "botUserId" TEXT COLLATE "C" NOT NULL,
    "scopes" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "refreshToken" TEXT COLLATE "C",
    "expiresAt" TIMESTAMP(3),
    "renewingUntil" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Installation_workspaceId_key" ON "Installation"("workspaceId");
