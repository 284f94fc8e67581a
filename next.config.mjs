/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Signed provider events and webhooks need the exact bytes; nothing may redirect a POST behind our back.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["pino", "postgres"],
};
