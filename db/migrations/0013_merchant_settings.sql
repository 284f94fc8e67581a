CREATE TABLE "merchant_documents" (
	"merchant_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"url" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "merchant_documents_merchant_id_livemode_kind_version_pk" PRIMARY KEY("merchant_id","livemode","kind","version"),
	CONSTRAINT "merchant_documents_kind" CHECK ("merchant_documents"."kind" in ('terms', 'personal_data'))
);
--> statement-breakpoint
CREATE TABLE "merchant_logos" (
	"merchant_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "merchant_logos_merchant_id_livemode_hash_pk" PRIMARY KEY("merchant_id","livemode","hash"),
	CONSTRAINT "merchant_logos_type" CHECK ("merchant_logos"."type" in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
CREATE TABLE "merchant_settings" (
	"merchant_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"support_email" text NOT NULL,
	"brand_color" text NOT NULL,
	"logo_url" text,
	"terms" jsonb NOT NULL,
	"personal_data" jsonb NOT NULL,
	"default_currency" text NOT NULL,
	"default_country" text NOT NULL,
	"default_locale" text,
	"confirmation" text DEFAULT 'automatic' NOT NULL,
	"confirm_within_minutes" integer DEFAULT 240 NOT NULL,
	"embed_origins" text[] DEFAULT '{}' NOT NULL,
	"payment_methods" text[],
	"payment_methods_by_country" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"bank_accounts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reminder_days" integer[] DEFAULT '{}' NOT NULL,
	"event_sequence" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "merchant_settings_merchant_id_livemode_pk" PRIMARY KEY("merchant_id","livemode")
);
--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "suspended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "live_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "bank_account" jsonb;--> statement-breakpoint
ALTER TABLE "merchant_documents" ADD CONSTRAINT "merchant_documents_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_logos" ADD CONSTRAINT "merchant_logos_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_settings" ADD CONSTRAINT "merchant_settings_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "merchant_logos_hash" ON "merchant_logos" USING btree ("hash");
--> statement-breakpoint
-- Every merchant has test mode. Who has a key of live mode has taken real money, and goes on with what was set for both.
INSERT INTO "merchant_settings" ("merchant_id", "livemode", "name", "support_email", "brand_color", "logo_url", "terms", "personal_data", "default_currency", "default_country", "confirmation", "confirm_within_minutes", "embed_origins", "payment_methods", "bank_accounts", "reminder_days", "updated_at")
SELECT "merchants"."id", "modes"."livemode", "name", "support_email", "brand_color", "logo_url", "terms", "personal_data", "default_currency", "default_country", "confirmation", "confirm_within_minutes", "embed_origins", "payment_methods", CASE WHEN "bank_account" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array("bank_account" || '{"currency": null}'::jsonb) END, "reminder_days", now()
FROM "merchants" CROSS JOIN (VALUES (false), (true)) AS "modes" ("livemode")
WHERE NOT "modes"."livemode" OR EXISTS (SELECT 1 FROM "api_keys" WHERE "api_keys"."merchant_id" = "merchants"."id" AND "api_keys"."livemode");--> statement-breakpoint
UPDATE "merchants" SET "live_since" = "created_at" WHERE EXISTS (SELECT 1 FROM "merchant_settings" WHERE "merchant_id" = "merchants"."id" AND "livemode");--> statement-breakpoint
INSERT INTO "merchant_documents" ("merchant_id", "livemode", "kind", "version", "url", "created_at")
SELECT "merchant_id", "livemode", "kind", "document" ->> 'version', "document" ->> 'url', "merchants"."created_at"
FROM "merchant_settings" JOIN "merchants" ON "merchants"."id" = "merchant_id"
CROSS JOIN LATERAL (VALUES ('terms', "merchant_settings"."terms"), ('personal_data', "merchant_settings"."personal_data")) AS "current" ("kind", "document");--> statement-breakpoint
-- What was told stands; what was asked of the provider and not answered yet is asked again in the same words.
UPDATE "payments" SET "bank_account" = CASE WHEN "instructions" IS NULL THEN "merchants"."bank_account" ELSE jsonb_build_object('holder', "instructions" -> 'holder', 'iban', "instructions" -> 'iban', 'bic', "instructions" -> 'bic', 'bank', "instructions" -> 'bank') END
FROM "merchants" WHERE "merchants"."id" = "payments"."merchant_id" AND "payments"."method" = 'bank_transfer' AND ("instructions" IS NOT NULL OR "payments"."status" IN ('created', 'processing'));
