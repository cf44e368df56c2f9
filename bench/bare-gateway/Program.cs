// YARP and nothing else, to one address: no session, no token, no limits, no headers of our own. What the gateway costs
// on top is measured against it in the same run.
var to = Environment.GetEnvironmentVariable("BARE_GATEWAY_TO");
if (to is null)
{
    Console.Error.WriteLine("Usage: BARE_GATEWAY_TO=http://… ApecCard.BareGateway");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddReverseProxy().LoadFromMemory(
    [new() { RouteId = "all", ClusterId = "all", Match = new() { Path = "/{**rest}" } }],
    [new() { ClusterId = "all", Destinations = new Dictionary<string, Yarp.ReverseProxy.Configuration.DestinationConfig>
    {
        ["one"] = new() { Address = to },
    } }]);
var app = builder.Build();
app.Urls.Add("http://127.0.0.1:0");
app.MapReverseProxy();
await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.First()}");

// Who started it holds its input open, and is gone when that ends.
await Console.In.ReadToEndAsync();
return 0;
