# Oatcake in a container: docs/running.md says how to build and run it.
# Not 24 yet: better-sqlite3 12 compiled against the headers of Node 24.19 or later aborts the process
# (nodejs/node#65446).
ARG NODE=22-bookworm-slim

FROM node:${NODE} AS build
# better-sqlite3 is compiled where no ready-made binary can be had.
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Dependencies first, so that a change of the code does not fetch and compile them again.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY . .
# Prisma's command line is an optional peer of its client: --omit=dev would keep it for that. Not
# --omit=optional: what draws pictures has its binary for this machine as an optional package.
RUN npm run build && npm pkg delete devDependencies && npm prune --omit=peer --ignore-scripts

FROM node:${NODE}
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATABASE_URL=file:/data/oatcake.db
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/LICENSE /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=30s --timeout=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: the signal to stop reaches the app itself.
CMD ["node", "dist/main.js"]
