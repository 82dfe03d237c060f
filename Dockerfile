# Both programs in one small image. The page's client is typed from the API's own
# description, so Go describes the API, Node builds the page, Go builds the rest.

FROM golang:1.26-alpine AS source
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ENV CGO_ENABLED=0
RUN go run ./cmd/api openapi > /openapi.json

FROM node:22-alpine AS page
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web .
COPY --from=source /openapi.json /openapi.json
RUN ROLEGRAPH_OPENAPI=/openapi.json npm run build

FROM source AS programs
COPY --from=page /src/web/dist web/dist
RUN go build -trimpath -ldflags="-s -w" -o /out/ ./cmd/api ./cmd/loader

# Alpine brings the certificates for neo4j+s:// and the wget of the health check.
# Nothing is written while it runs, so the file system may be read-only.
FROM alpine:3.22
COPY --from=programs /out/ /usr/local/bin/
USER 65532:65532
EXPOSE 8080
CMD ["api"]
