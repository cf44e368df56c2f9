using System.Text.Json.Nodes;
using ApecCard.MobileClient;

if (args is not [var gateway, var formFile, var folder])
{
    Console.Error.WriteLine("dotnet run -- GATEWAY FORM.json FOLDER   (see README.md)");
    return 64;
}

var vault = new FileVault(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".apeccard"));
using var network = new SocketsHttpHandler();
using var session = new AppSession(new(gateway), vault, TimeProvider.System, network);
using var http = new HttpClient(new SessionHandler(session, network)) { BaseAddress = new(gateway) };
var cases = new Cases(http);
try
{
    if (!session.IsSignedIn)
    {
        await session.SignInAsync(address => Console.WriteLine($"Open this in your browser:\n{address}"));
    }

    var (started, eTag) = await cases.StartAsync(Guid.NewGuid().ToString());
    var id = started["id"]!.GetValue<Guid>();
    var form = JsonNode.Parse(await File.ReadAllTextAsync(formFile))!;
    var (saved, _) = await cases.SaveFormAsync(id, form, eTag);
    Console.WriteLine($"The form is saved; still wrong or missing: {saved["problems"]}");
    foreach (var item in await cases.GetMissingMaterialsAsync(id, form["office"]!.GetValue<string>()))
    {
        var file = Directory.GetFiles(folder, $"{item}.*").Single();
        await cases.UploadAsync(id, item, Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        Console.WriteLine($"{item} is there.");
    }

    var (submitted, _) = await cases.SubmitAsync(id, Guid.NewGuid().ToString());
    Console.WriteLine($"{submitted["number"]} {submitted["labelInChinese"]}");
    await foreach (var happened in cases.FollowAsync())
    {
        Console.WriteLine(happened);
    }

    return 0;
}
catch (RefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
