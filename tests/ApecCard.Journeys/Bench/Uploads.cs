using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Bench;

/// <summary>Milliseconds: of dd and sha256sum, of a file that is new to the service, of one that it saw before.</summary>
internal sealed record UploadRun(double Tools, double Fresh, double Known)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"dd and sha256sum {Tools:0} ms, a new file {Fresh:0} ms, one seen before {Known:0} ms");
}

/// <summary>
/// What it costs to hand in the longest file that an office may ask for, 20 MB, beside dd with fsync and sha256sum of
/// the same bytes on the same disk; and how much memory several of them take at once. The offices begin with 5 MB: the
/// administrator raises the limit of one item first. Sent to the service itself, as one request; there it is received,
/// hashed, judged by its bytes, read to its end by qpdf (unless it knows the bytes to be good), encrypted, hashed again
/// and synchronised with the disk.
/// </summary>
internal sealed class Uploads : IDisposable
{
    public const int AtOnce = 8;
    private const int Width = 2_500, Height = 2_666; // of a scanned page, uncompressed: 20 MB
    private const string Item = "undertaking";

    private readonly List<HttpClient> _enterprises = [];
    private readonly int _service;
    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(Environment.GetEnvironmentVariable("APEC_DATA")!, "upload-bench")).FullName;

    private Uploads(int service) => _service = service;

    /// <param name="models">Whose agents hand in.</param>
    public static async Task<Uploads> StartAsync(RunningSystem system, IEnumerable<Draft> models)
    {
        await AllowAsync(system.Gateway, 20 * 1024 * 1024);
        var service = (await system.PartsAsync()).Single(part => part.Name == "documents");
        var uploads = new Uploads(service.Pids.Single());
        foreach (var (agent, _) in models)
        {
            using var app = new Door(system.Gateway);
            var token = await app.SignInWithTokenAsync(agent.Email, Enterprise.Password);
            var enterprise = new HttpClient { BaseAddress = new(service.Addresses[0]) };
            enterprise.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            uploads._enterprises.Add(enterprise);
        }

        return uploads;
    }

    /// <summary>The same bytes three times, one after the other.</summary>
    public async Task<UploadRun> MeasureAsync()
    {
        var file = AScan();
        return new(await ToolsAsync(file), await HandInAsync(0, file), await HandInAsync(0, file));
    }

    /// <summary>By how many megabytes the service's own memory was larger, at most, than before.</summary>
    public async Task<double> GrowthAsync()
    {
        var files = Enumerable.Range(0, AtOnce).Select(_ => AScan()).ToArray();
        var before = Processes.Memory([_service]);
        Processes.ForgetPeak(_service);
        await Task.WhenAll(files.Select((file, i) => HandInAsync(i, file)));
        return Processes.PeakMemory(_service) - before;
    }

    public void Dispose()
    {
        _enterprises.ForEach(enterprise => enterprise.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task AllowAsync(Uri gateway, int bytes)
    {
        using var administrator = new Door(gateway);
        await administrator.SignInAsync(DemoAccounts.Of("administrator"));
        var list = (await administrator.GetAsync($"/api/documents/checklists/{Journey.Office}")).Body!;
        list["items"]!.AsArray().Single(one => one!["item"]!.GetValue<string>() == Item)!["maxBytes"] = bytes;
        list["reason"] = "Long files are measured.";
        await administrator.PutAsync($"/api/documents/checklists/{Journey.Office}", list);
    }

    private async Task<double> HandInAsync(int who, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/pdf");
        var path = $"/cases/{Guid.CreateVersion7()}/materials/{Item}?office={Journey.Office}";
        var began = Stopwatch.GetTimestamp();
        using var answer = await _enterprises[who].PostAsync(path, content);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.IsSuccessStatusCode
            ? took
            : throw new BenchException($"A file was not taken: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<double> ToolsAsync(byte[] file)
    {
        var (from, to) = (Path.Combine(_folder, "from"), Path.Combine(_folder, "to"));
        await File.WriteAllBytesAsync(from, file);
        File.Delete(to);
        var began = Stopwatch.GetTimestamp();
        await Shell.RunAsync("dd", [$"if={from}", $"of={to}", "bs=1M", "conv=fsync", "status=none"]);
        await Shell.RunAsync("sha256sum", [from]);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    // A document of one page, which is one picture of noise: nobody has seen these bytes before.
    private static byte[] AScan()
    {
        var pixels = RandomNumberGenerator.GetBytes(Width * Height * 3);
        const string Draws = "q 595 0 0 842 0 0 cm /Scan Do Q";
        var pdf = new MemoryStream(pixels.Length + 1024);
        List<long> places = [];
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            + "/Resources << /XObject << /Scan 5 0 R >> >> >>");
        Object($"<< /Length {Draws.Length} >>\nstream\n{Draws}\nendstream");
        places.Add(pdf.Length);
        Write(
            $"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {Width} /Height {Height} /ColorSpace /DeviceRGB "
            + $"/BitsPerComponent 8 /Length {pixels.Length} >>\nstream\n");
        pdf.Write(pixels);
        Write("\nendstream\nendobj\n");
        var table = pdf.Length;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => Write($"{place:D10} 00000 n \n"));
        Write($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));

        void Object(string text)
        {
            places.Add(pdf.Length);
            Write($"{places.Count} 0 obj\n{text}\nendobj\n");
        }
    }
}
