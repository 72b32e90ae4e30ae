# Two stages: one builds with all packages, the other carries only what runs. The database is a container of its own,
# so the built-in one (an optional package) is left out of the second.

FROM node:22-bookworm-slim AS build
WORKDIR /concord
COPY package.json package-lock.json .npmrc ./
# With its optional packages: the build tools' own binaries are among them.
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
WORKDIR /concord
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY migrations migrations
COPY --from=build /concord/dist dist
USER node
EXPOSE 3000
# Answers 503 while it starts and while it drains.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
