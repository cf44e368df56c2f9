using ApecCard.Simulators;
using ApecCard.Simulators.Courier;
using ApecCard.Simulators.Economies;
using ApecCard.Simulators.Elicence;
using ApecCard.Simulators.Mail;
using ApecCard.Simulators.PaymentProvider;
using ApecCard.Simulators.Sms;

// The outside world for development and tests. The first argument says which part this process plays:
// dotnet run --project services/Simulators --launch-profile elicence
var part = args.FirstOrDefault();
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Behaviour>().AddSingleton<SigningKey>().AddHttpClient();

// Each simulator sets up what it needs and answers how to map its endpoints.
Action<WebApplication> map = part switch
{
    "elicence" => ElicenceSimulator.Add(builder),
    "payment-provider" => PaymentProviderSimulator.Add(builder),
    "courier" => CourierSimulator.Add(builder),
    "economies" => EconomiesSimulator.Add(builder),
    "mail" => MailSimulator.Add(builder),
    "sms" => SmsSimulator.Add(builder),
    _ => throw new ArgumentException(
        $"'{part}' is none of: elicence, payment-provider, courier, economies, mail, sms."),
};

var app = builder.Build();
app.MapGet("/health", () => "Healthy");
app.MapBehaviour();
map(app);
app.Run();

// Else it were public, and in the way of the service that a test runs beside a simulator.
internal partial class Program;
