-- AlterTable
ALTER TABLE "Purchase" ADD COLUMN "planItem" TEXT;
ALTER TABLE "Purchase" ADD COLUMN "planReviewOn" TEXT;
