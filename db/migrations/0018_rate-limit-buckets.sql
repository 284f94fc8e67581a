CREATE UNLOGGED TABLE "rate_limit_buckets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"level" double precision NOT NULL,
	"leaks_per_second" double precision NOT NULL,
	"measured_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
) WITH (fillfactor = 70);
