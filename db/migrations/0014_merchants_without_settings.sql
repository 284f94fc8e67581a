ALTER TABLE "merchants" DROP COLUMN "support_email";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "brand_color";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "logo_url";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "terms";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "personal_data";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "default_currency";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "default_country";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "confirmation";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "confirm_within_minutes";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "embed_origins";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "payment_methods";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "bank_account";--> statement-breakpoint
ALTER TABLE "merchants" DROP COLUMN "reminder_days";