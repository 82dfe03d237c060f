package graph

import (
	"context"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// longestText is how many bytes of a statement a span holds.
const longestText = 2000

// Span starts an OpenTelemetry span for a statement that is sent to the database;
// the returned function ends it. Parameters are not in it. Where nobody collects
// spans nothing is made.
func Span(ctx context.Context, name, text string) (context.Context, func(error)) {
	ctx, span := otel.Tracer("rolegraph/graph").Start(ctx, name, trace.WithSpanKind(trace.SpanKindClient))
	if !span.IsRecording() {
		return ctx, func(error) {}
	}
	span.SetAttributes(attribute.String("db.system.name", "neo4j"), attribute.String("db.query.summary", name),
		attribute.String("db.query.text", text[:min(len(text), longestText)]))
	return ctx, func(err error) {
		if err != nil {
			span.SetStatus(codes.Error, err.Error())
		}
		span.End()
	}
}
