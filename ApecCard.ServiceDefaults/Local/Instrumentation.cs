// Stands in for OpenTelemetry.Instrumentation.AspNetCore, .Http and .Runtime: the framework measures by itself, its
// sources and meters only need to be named.
namespace OpenTelemetry.Trace
{
    internal static class InstrumentationSources
    {
        public static TracerProviderBuilder AddAspNetCoreInstrumentation(this TracerProviderBuilder tracing) =>
            tracing.AddSource("Microsoft.AspNetCore");

        public static TracerProviderBuilder AddHttpClientInstrumentation(this TracerProviderBuilder tracing) =>
            tracing.AddSource("System.Net.Http");
    }
}

namespace OpenTelemetry.Metrics
{
    internal static class InstrumentationMeters
    {
        public static MeterProviderBuilder AddAspNetCoreInstrumentation(this MeterProviderBuilder metrics) =>
            metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel");

        public static MeterProviderBuilder AddHttpClientInstrumentation(this MeterProviderBuilder metrics) =>
            metrics.AddMeter("System.Net.Http");

        public static MeterProviderBuilder AddRuntimeInstrumentation(this MeterProviderBuilder metrics) =>
            metrics.AddMeter("System.Runtime");
    }
}
