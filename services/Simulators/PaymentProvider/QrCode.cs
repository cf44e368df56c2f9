using System.Globalization;
using System.Text;
using QRCoder;

namespace ApecCard.Simulators.PaymentProvider;

internal static class QrCode
{
    /// <summary>A QR code (error correction M, quiet zone of four modules) as an SVG that takes any size.</summary>
    public static string Svg(string content)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var (size, path) = (code.ModuleMatrix.Count, new StringBuilder());
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">
              <path fill="#fff" d="M0 0h{size}v{size}H0z"/>
              <path d="{path}"/>
            </svg>
            """;
    }
}
