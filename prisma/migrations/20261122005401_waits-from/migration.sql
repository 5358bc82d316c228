-- AlterTable
ALTER TABLE "Plan" ADD COLUMN "waitsFrom" DATETIME;
