# One image for all processes of On Record. A container is told by its arguments which of them it runs:
#
#   apps/ingestor/dist/main.js    apps/extractor/dist/main.js    apps/projector/dist/main.js
#   apps/projector/dist/query.js  apps/operator/dist/main.js (the verbs)
#
# Each listens on port 8080 of its container; settings: docs/settings.md. It writes nothing to its file system.

FROM node:24-bookworm-slim AS manifests
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY apps/ingestor/package.json apps/ingestor/
COPY apps/extractor/package.json apps/extractor/
COPY apps/projector/package.json apps/projector/
COPY apps/operator/package.json apps/operator/
COPY libs/domain/package.json libs/domain/
COPY libs/event-log/package.json libs/event-log/
COPY libs/extraction/package.json libs/extraction/
COPY libs/language-model/package.json libs/language-model/
COPY libs/projections/package.json libs/projections/
COPY libs/runtime/package.json libs/runtime/

# What the processes need while they run, without what only a compiler or a debugger reads; and the list of it, in SPDX, with the licences.
FROM manifests AS packages
RUN npm ci --omit=dev \
 && chmod -R a+rX . \
 && find . -path '*/node_modules/*' -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
 && npm sbom --omit=dev --package-lock-only --sbom-format=spdx > sbom.spdx.json

FROM manifests AS build
RUN npm ci
COPY . .
# Whatever the rights of the clone are, the user of the containers can read what is copied.
RUN chmod -R a+rX apps libs models samples tools LICENSE NOTICE package.json \
 && node_modules/.bin/tsc -b \
 && find apps libs -type f \( -path '*/dist/*.map' -o -path '*/dist/*.d.ts' -o -name '*.tsbuildinfo' \) -delete \
 && find apps libs -mindepth 2 -maxdepth 2 ! -name dist ! -name assets ! -name package.json -exec rm -rf {} +

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="On Record" \
      org.opencontainers.image.description="A permanent, queryable record of who said what, who accused whom, and who denied it." \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    INGESTOR_HOST=0.0.0.0 INGESTOR_PORT=8080 \
    EXTRACTOR_HOST=0.0.0.0 EXTRACTOR_PORT=8080 \
    PROJECTOR_HOST=0.0.0.0 PROJECTOR_PORT=8080 \
    QUERY_HOST=0.0.0.0 QUERY_PORT=8080
WORKDIR /app
COPY --from=build /src/LICENSE /src/NOTICE /src/package.json ./
COPY --from=packages /src/sbom.spdx.json ./
COPY --from=packages /src/node_modules node_modules
COPY --from=packages /src/libs libs
COPY --from=packages /src/apps apps
COPY --from=build /src/samples samples
COPY --from=build /src/models models
COPY --from=build /src/tools tools
COPY --from=build /src/libs libs
COPY --from=build /src/apps apps
USER 1000:1000
EXPOSE 8080
# Asks for readiness. A container whose process waits for Kafka or Postgres shows as unhealthy; Docker does not end it for that.
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["node", "tools/container/health.mjs"]
ENTRYPOINT ["node"]
CMD ["apps/operator/dist/main.js", "--help"]
