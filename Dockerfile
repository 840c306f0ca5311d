# Two images. The last stage is the usual one: it has no PostgreSQL, so DATABASE_URL has to be given. `docker build
# --target with-server .` makes one that brings PostgreSQL along and keeps its data in the volume /var/lib/papergraph.
# Both run as an ordinary user from files that it cannot write: see docs/operations.md for how to start them.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json README.md LICENSE CHANGELOG.md ./
COPY scripts scripts
COPY migrations migrations
COPY src src
COPY schema schema
COPY seeds seeds
# The image holds what the package holds; packing fails where the playground's files cannot be had.
RUN npm pack && mkdir /package && tar -xzf papergraph-*.tgz -C /package --strip-components=1

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM node:24-slim AS packages-with-server
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim AS base
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000
# Nothing is installed where the service runs.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack
WORKDIR /app
COPY --from=build /package ./
EXPOSE 4000
HEALTHCHECK --start-period=60s --interval=10s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]

FROM base AS with-server
ENV PAPERGRAPH_HOME=/var/lib/papergraph
COPY --from=packages-with-server /app/node_modules node_modules
RUN install -d -o node -g node "$PAPERGRAPH_HOME"
VOLUME /var/lib/papergraph
USER node

FROM base
COPY --from=packages /app/node_modules node_modules
USER node
