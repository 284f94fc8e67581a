ALTER TABLE "checkout_link_products" ADD COLUMN "active" boolean DEFAULT true NOT NULL;--> statement-breakpoint
UPDATE "checkout_link_products" SET "active" = false
  FROM "checkout_links" AS link WHERE link."id" = "link_id" AND NOT link."active";--> statement-breakpoint
CREATE INDEX "checkout_link_products_active" ON "checkout_link_products" USING btree ("merchant_id","livemode","product_id","active","link_id");