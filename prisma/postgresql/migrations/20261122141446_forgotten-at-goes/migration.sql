-- AlterTable
ALTER TABLE "Customer" DROP COLUMN "forgottenAt";
