// What runs on a developer's machine, what each part needs, and in which order it starts.
// The file compiles unchanged against Aspire.Hosting (UseAspire=true) and against Local/ (see README.md).

var builder = DistributedApplication.CreateBuilder(args);

// Infrastructure: one PostgreSQL server with a database per service, one RabbitMQ broker.
var postgres = builder.AddPostgres("postgres")
    .WithDataVolume("apeccard-postgres")
    .WithLifetime(ContainerLifetime.Persistent);

var identityDb = postgres.AddDatabase("identitydb");
var applicationsDb = postgres.AddDatabase("applicationsdb");
var documentsDb = postgres.AddDatabase("documentsdb");
var reviewDb = postgres.AddDatabase("reviewdb");
var paymentsDb = postgres.AddDatabase("paymentsdb");
var deliveryDb = postgres.AddDatabase("deliverydb");

var messaging = builder.AddRabbitMQ("messaging")
    .WithManagementPlugin()
    .WithDataVolume("apeccard-messaging")
    .WithLifetime(ContainerLifetime.Persistent);

// Secrets: generated once, kept with the user's secrets, known only to those who need them.
var signingKeyPassword = Secret("signing-key-password"); // under which Identity stores its private keys
var personalDataKey = Secret("personal-data-key"); // under which services keep what they must of a person
var personalIndexKey = Secret("personal-index-key"); // and find it again
var economiesSecret = Secret("economies-secret"); // from which each economy's password is derived
var merchantSecret = Secret("merchant-secret"); // signs what we ask of the payment provider

// What is kept in files: uploads, the keys of the browser's cookies, what was anchored of the audit chains, and in
// Development how far the clock was moved.
var data = builder.Configuration["Data:Folder"] ?? Path.Combine(builder.AppHostDirectory, "..", ".data");
var clock = Path.Combine(data, "clock");
var anchors = Path.Combine(data, "anchors");

// Outside systems. Here they are simulators; in production the same names are resolved to the real
// addresses by configuration (services__elicence__https__0=https://...).
var elicence = AddSimulator("elicence", "E-licence authority");
var paymentProvider = AddSimulator("payment-provider", "Payment provider")
    .WithEnvironment("Merchant__Secret", merchantSecret);
var courier = AddSimulator("courier", "Courier");
var mail = AddSimulator("mail", "Mail").WithEndpoint(port: 5126, scheme: "tcp", name: "smtp", env: "Smtp__Port");
var sms = AddSimulator("sms", "SMS sender");
AddSimulator("economies", "APEC economies")
    // True outsiders: an address, and credentials of their own.
    .WithEnvironment("Broker__Url", messaging.GetEndpoint("tcp"))
    .WithEnvironment("Broker__Secret", economiesSecret)
    .WaitFor(messaging);

// The only door for web and mobile clients, and for what outside systems have to tell us.
var gateway = builder.AddProject<Projects.ApecCard_Gateway>("gateway")
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", url => url.DisplayText = "ApecCard")
    .WithEnvironment("Sessions__KeyFolder", Path.Combine(data, "cookie-keys"));
var door = gateway.GetEndpoint("http");

// Services. Each owns its database and brings its schema up to date before it reports healthy.
var identity = builder.AddProject<Projects.ApecCard_Identity>("identity")
    .WithReference(identityDb).WaitFor(identityDb)
    .WithEnvironment("Audit__AnchorFolder", anchors)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(elicence)
    .WithEnvironment("Public__Url", door)
    // Provisions the outsiders' broker users.
    .WithEnvironment("Broker__Management", messaging.GetEndpoint("management"))
    .WithEnvironment("Broker__EconomiesSecret", economiesSecret)
    .WithEnvironment("SigningKeys__Password", signingKeyPassword)
    .WithEnvironment("Mail__Server", mail.GetEndpoint("smtp"))
    .WithEnvironment("PersonalData__Key", personalDataKey)
    .WithEnvironment("Clock__File", clock)
    // The app of samples/ApecCard.MobileClient.
    .WithEnvironment("Apps__0__Id", "mobile-sample")
    .WithEnvironment("Apps__0__Name", "示例应用")
    .WithEnvironment("Apps__0__NameInEnglish", "Sample app")
    .WithEnvironment("Apps__0__RedirectAddresses__0", "http://127.0.0.1/signed-in")
    .WithEnvironment("Apps__0__RedirectAddresses__1", "example.apeccard.sample:/signed-in")
    .WithHttpHealthCheck("/health");

var authority = identity.GetEndpoint("http");
Knows(gateway, "gateway");

var documents = builder.AddProject<Projects.ApecCard_Documents>("documents")
    .WithReference(documentsDb).WaitFor(documentsDb)
    .WithEnvironment("Audit__AnchorFolder", anchors)
    .WithReference(messaging).WaitFor(messaging)
    .WithEnvironment("Files__Folder", Path.Combine(data, "files"))
    .WithEnvironment("PersonalData__Key", personalDataKey)
    .WithHttpHealthCheck("/health");
Knows(documents, "documents");

var applications = builder.AddProject<Projects.ApecCard_Applications>("applications")
    .WithReference(applicationsDb).WaitFor(applicationsDb)
    .WithEnvironment("Audit__AnchorFolder", anchors)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(documents)
    .WithEnvironment("PersonalData__Key", personalDataKey)
    .WithEnvironment("PersonalData__IndexKey", personalIndexKey)
    .WithEnvironment("Public__Url", door)
    .WithEnvironment("Mail__Server", mail.GetEndpoint("smtp"))
    .WithReference(sms)
    .WithEnvironment("Webhooks__Allowed__0", "127.0.0.0/8") // subscribers that are tried out on this machine
    .WithReplicas(2)
    .WithHttpHealthCheck("/health");
Knows(applications, "applications");

var review = builder.AddProject<Projects.ApecCard_Review>("review")
    .WithReference(reviewDb).WaitFor(reviewDb)
    .WithEnvironment("Audit__AnchorFolder", anchors)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(applications)
    .WithEnvironment("PersonalData__Key", personalDataKey)
    .WithHttpHealthCheck("/health");
Knows(review, "review");
applications.WithReference(review); // each asks the other for texts about a person, when it needs them

var payments = builder.AddProject<Projects.ApecCard_Payments>("payments")
    .WithReference(paymentsDb).WaitFor(paymentsDb)
    .WithEnvironment("Audit__AnchorFolder", anchors)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(paymentProvider)
    .WithReference(applications) // asks whom an invoice names
    .WithEnvironment("Provider__Secret", merchantSecret)
    .WithEnvironment("Public__Url", door)
    .WithEnvironment("Mail__Server", mail.GetEndpoint("smtp"))
    .WithHttpHealthCheck("/health");
Knows(payments, "payments");
applications.WithReference(payments); // asks what a business costs

var delivery = builder.AddProject<Projects.ApecCard_Delivery>("delivery")
    .WithReference(deliveryDb).WaitFor(deliveryDb)
    .WithEnvironment("Audit__AnchorFolder", anchors)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(applications)
    .WithReference(courier)
    .WithEnvironment("Public__Url", door)
    .WithEnvironment("PersonalData__Key", personalDataKey)
    .WithHttpHealthCheck("/health");
Knows(delivery, "delivery");

gateway
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(identity).WaitFor(identity)
    .WithReference(applications).WaitFor(applications)
    .WithReference(documents).WaitFor(documents)
    .WithReference(review).WaitFor(review)
    .WithReference(payments).WaitFor(payments)
    .WithReference(delivery).WaitFor(delivery);

builder.Build().Run();

// One simulator project plays every outside system. The launch profile of the same name says which one,
// and on which port; `dotnet run --launch-profile courier` starts it on its own.
IResourceBuilder<ProjectResource> AddSimulator(string name, string displayText) =>
    builder.AddProject<Projects.ApecCard_Simulators>(name, launchProfileName: name)
        .WithHttpHealthCheck("/health")
        .WithUrlForEndpoint("http", url => url.DisplayText = displayText);

IResourceBuilder<ParameterResource> Secret(string name) =>
    builder.AddParameter(
        name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);

// A service trusts the tokens that Identity signs, signs in there itself with a secret of its own, and follows the
// clock.
void Knows(IResourceBuilder<ProjectResource> service, string name)
{
    var secret = Secret($"{name}-secret");
    identity.WithEnvironment($"Services__{name}__Secret", secret);
    service.WithEnvironment("Identity__Url", authority)
        .WithEnvironment("Identity__Secret", secret)
        .WithEnvironment("Clock__File", clock);
}
