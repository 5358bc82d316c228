-- AlterTable
ALTER TABLE "Ledger" ADD COLUMN "keyCheck" TEXT;
