package main

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"strings"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
)

// flushTime is how long the last spans have to reach the collector at the end.
const flushTime = 3 * time.Second

// startTracing sends spans to an OpenTelemetry collector by OTLP over HTTP, where
// the standard variables ask for it; the SDK reads those that say where and how.
// The returned function sends the rest. Without the variables nothing is started.
// (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/)
func startTracing(ctx context.Context, logger *slog.Logger) (on bool, stop func(), err error) {
	if on, err = tracingWanted(os.Getenv); !on {
		return false, func() {}, err
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return false, nil, err
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "rolegraph"), attribute.String("service.version", version())),
		resource.WithTelemetrySDK(), resource.WithFromEnv())
	if err != nil {
		return false, nil, err
	}
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(about))
	otel.SetTracerProvider(provider)
	otel.SetTextMapPropagator(propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{}))
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { logger.Warn("traces are not delivered", "error", err) }))
	return true, func() {
		ctx, cancel := context.WithTimeout(context.Background(), flushTime)
		defer cancel()
		_ = provider.Shutdown(ctx) // the error handler was told
	}, nil
}

// tracingWanted reads the variables that turn tracing on and off.
func tracingWanted(env func(string) string) (bool, error) {
	exporter := env("OTEL_TRACES_EXPORTER")
	endpoint := cmp.Or(env("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"), env("OTEL_EXPORTER_OTLP_ENDPOINT"))
	if strings.EqualFold(env("OTEL_SDK_DISABLED"), "true") || exporter == "none" || exporter == "" && endpoint == "" {
		return false, nil
	}
	if exporter != "" && exporter != "otlp" {
		return false, &useError{"OTEL_TRACES_EXPORTER=" + exporter + ": only otlp and none are known"}
	}
	protocol := cmp.Or(env("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"), env("OTEL_EXPORTER_OTLP_PROTOCOL"), "http/protobuf")
	if protocol != "http/protobuf" {
		return false, &useError{"OTEL_EXPORTER_OTLP_PROTOCOL=" + protocol + ": only http/protobuf is spoken"}
	}
	return true, nil
}
