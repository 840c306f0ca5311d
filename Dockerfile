FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY migrations migrations
COPY src src
# Where the playground's files cannot be had the build goes on without them; an image should not.
RUN npm run build && test -s dist/playground/middleware.js

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    PAPERGRAPH_HOME=/var/lib/papergraph
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/dist dist
COPY schema schema
COPY seeds seeds
# Used by the embedded PostgreSQL, that is when DATABASE_URL is not given.
RUN install -d -o node -g node "$PAPERGRAPH_HOME"
VOLUME /var/lib/papergraph
USER node
EXPOSE 4000
HEALTHCHECK --start-period=60s --interval=10s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
