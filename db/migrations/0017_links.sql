CREATE TABLE "checkout_link_products" (
	"link_id" text NOT NULL,
	"product_id" text NOT NULL,
	"merchant_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	CONSTRAINT "checkout_link_products_link_id_product_id_pk" PRIMARY KEY("link_id","product_id")
);
--> statement-breakpoint
DROP INDEX "checkout_links_merchant";--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "parameters" text[];--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "max_orders" integer;--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "event_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout_links" ADD COLUMN "updated_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "checkout_links" SET "updated_at" = "created_at";--> statement-breakpoint
ALTER TABLE "checkout_links" ALTER COLUMN "updated_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout_link_products" ADD CONSTRAINT "checkout_link_products_link_id_checkout_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."checkout_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_link_products" ADD CONSTRAINT "checkout_link_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkout_link_products" ADD CONSTRAINT "checkout_link_products_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "checkout_link_products" ("link_id", "product_id", "merchant_id", "livemode")
  SELECT DISTINCT link."id", product."id", link."merchant_id", link."livemode"
  FROM "checkout_links" AS link
  CROSS JOIN jsonb_array_elements(link."items") AS item
  JOIN "products" AS product ON product."id" = item ->> 'product';--> statement-breakpoint
CREATE INDEX "checkout_link_products_product" ON "checkout_link_products" USING btree ("merchant_id","livemode","product_id","link_id");--> statement-breakpoint
CREATE INDEX "checkout_links_active" ON "checkout_links" USING btree ("merchant_id","livemode","active","id");--> statement-breakpoint
CREATE INDEX "checkout_sessions_link" ON "checkout_sessions" USING btree ("checkout_link_id") WHERE "checkout_sessions"."status" = 'completed';--> statement-breakpoint
CREATE INDEX "checkout_links_merchant" ON "checkout_links" USING btree ("merchant_id","livemode","id");--> statement-breakpoint
ALTER TABLE "checkout_links" ADD CONSTRAINT "checkout_links_max_orders" CHECK ("checkout_links"."max_orders" >= 1);