namespace ApecCard.Gateway.Proxy;

/// <summary>What costs the services much more than to answer a question.</summary>
public static class Costly
{
    public enum Kind
    {
        Nothing,

        /// <summary>A file is taken, looked through and kept.</summary>
        Upload,

        /// <summary>Much is read at once: what is audited, counted over all cases, or downloaded as one file.</summary>
        Export,

        /// <summary>Somebody outside is asked at once: the payment provider.</summary>
        Inquiry,
    }

    public static Kind Of(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/api/documents") ? Kind.Upload
        : HttpMethods.IsGet(request.Method) && IsExport(request.Path.Value!.TrimEnd('/')) ? Kind.Export
        : HttpMethods.IsPost(request.Method) && IsInquiry(request.Path.Value!.TrimEnd('/')) ? Kind.Inquiry
        : Kind.Nothing;

    private static bool IsExport(string path) =>
        path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase)
        && (path.EndsWith("/export", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith("/audit", StringComparison.OrdinalIgnoreCase));

    private static bool IsInquiry(string path) =>
        path.StartsWith("/api/payments/", StringComparison.OrdinalIgnoreCase)
        && path.EndsWith("/checkout/inquiry", StringComparison.OrdinalIgnoreCase);
}
