/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Signed provider events and webhooks need the exact bytes; nothing may redirect a POST behind our back.
  skipTrailingSlashRedirect: true,
  // `npm test` checks the types of everything; a merchant's build need not do so again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["nodemailer", "pino", "postgres", "web-push"],
};
