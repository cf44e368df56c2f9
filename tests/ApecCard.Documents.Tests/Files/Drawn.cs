using System.Diagnostics;

namespace ApecCard.Documents.Tests.Files;

/// <summary>Pictures drawn by ImageMagick, and what other programs see in what the service made.</summary>
internal static class Drawn
{
    /// <summary>A head and shoulders on a ground of this colour.</summary>
    public static byte[] Person(int width, int height, string ground = "white", string format = "jpeg") => Picture(
        format, "-size", $"{width}x{height}", $"xc:{ground}", "-fill", "#33415c",
        "-draw", $"ellipse {width / 2},{height} {width / 3},{height / 3} 0,360", "-fill", "#e3b99a",
        "-draw", $"ellipse {width / 2},{height * 2 / 5} {width / 5},{height / 5} 0,360");

    public static byte[] Picture(string format, params string[] draw) => Run("convert", null, [.. draw, $"{format}:-"]);

    /// <summary>What the program writes when it is given this.</summary>
    public static byte[] Run(string program, byte[]? input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        reading.Wait();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"{program} failed.");
    }
}
