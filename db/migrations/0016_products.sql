DROP INDEX "products_merchant";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "metadata" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "words" "tsvector" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "event_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "updated_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "products" SET "updated_at" = "created_at", "words" = array_to_tsvector(array(
  SELECT DISTINCT right("merchant_id", 8) || CASE WHEN "livemode" THEN 'l' ELSE 't' END || '/' || left(word, 40)
  FROM regexp_split_to_table(lower("name"), '[^[:alnum:]]+') AS word WHERE word <> ''));--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "updated_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "products_active" ON "products" USING btree ("merchant_id","livemode","active","id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_reference" ON "products" USING btree ("merchant_id","livemode","reference");--> statement-breakpoint
CREATE INDEX "products_words" ON "products" USING gin ("words");--> statement-breakpoint
CREATE INDEX "products_merchant" ON "products" USING btree ("merchant_id","livemode","id");