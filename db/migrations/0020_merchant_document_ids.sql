ALTER TABLE "merchant_documents" DROP CONSTRAINT "merchant_documents_merchant_id_livemode_kind_version_pk";--> statement-breakpoint
ALTER TABLE "merchant_documents" ADD COLUMN "id" text;--> statement-breakpoint
-- Before every id of a time that we know, as these versions were before every other.
UPDATE "merchant_documents" SET "id" = 'doc_0000000000' || substr(md5("merchant_id" || "livemode" || "kind" || "version"), 1, 16);--> statement-breakpoint
ALTER TABLE "merchant_documents" ADD PRIMARY KEY ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_documents_version" ON "merchant_documents" USING btree ("merchant_id","livemode","kind","version");--> statement-breakpoint
CREATE INDEX "merchant_documents_merchant" ON "merchant_documents" USING btree ("merchant_id","livemode","id");