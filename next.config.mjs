/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Signed provider events and webhooks need the exact bytes; nothing may redirect a POST behind our back.
  skipTrailingSlashRedirect: true,
  // `npm test` checks the types of everything; a merchant's build need not do so again.
  typescript: { ignoreBuildErrors: true },
  // Whatever it is, a browser takes it for what it says it is, and tells nobody where its reader came from.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "no-referrer" },
        { key: "x-robots-tag", value: "noindex, nofollow" },
      ],
    },
  ],
  serverExternalPackages: ["nodemailer", "pino", "postgres", "web-push"],
};
