-- AlterTable
ALTER TABLE "InboxEntry" ADD COLUMN "event" TEXT;
