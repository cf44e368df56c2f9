using ApecCard.Documents;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;
using ApecCard.Documents.Passports;
using ApecCard.Documents.Retention;
using ApecCard.Documents.Uploads;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabaseAndBus<DocumentsDb>("documents");
builder.AddFigures(DocumentsFigures.All);
builder.Services.ConfigureDbContext<DocumentsDb>(options => // part of the migration at the start, under its lock
    options.UseAsyncSeeding((db, _, ct) => FirstChecklists.SeedAsync(
        db, takesUnscanned: !builder.Environment.IsProduction(), ct)));
builder.Services.AddValidation(); // here, not in ServiceDefaults: its source generator sees only the calling assembly
builder.Services.AddOptions<FileSettings>().BindConfiguration("Files").ValidateOnStart();
builder.Services.AddSingleton<IValidateOptions<FileSettings>, FileSettingsCheck>();
builder.Services.AddOptions<UploadSettings>().BindConfiguration("Uploads").ValidateOnStart();
builder.Services.AddSingleton<IValidateOptions<UploadSettings>, UploadSettingsCheck>();
builder.Services.AddSingleton<WorkFolder>().AddSingleton<FileStore>();
builder.Services.AddSingleton<FolderShelf>().AddSingleton<S3Shelf>().AddSingleton<IFileShelf>(services =>
    services.GetRequiredService<IOptions<FileSettings>>().Value.Store is FileShelfKind.S3
        ? services.GetRequiredService<S3Shelf>()
        : services.GetRequiredService<FolderShelf>());
builder.Services.AddSingleton<S3Health>().AddHealthChecks().AddCheck<S3Health>("files");
builder.Services.AddSingleton<ThrowingAway>().AddHostedService(one => one.GetRequiredService<ThrowingAway>());
builder.Services.AddOptions<RetentionSettings>().BindConfiguration("Retention").ValidateOnStart();
builder.Services.AddSingleton<IValidateOptions<RetentionSettings>, RetentionSettingsCheck>();
builder.Services.AddSingleton<PurgeDueFiles>().AddHostedService(one => one.GetRequiredService<PurgeDueFiles>());
builder.Services.AddSingleton<UploadParts>().AddScoped<AskedItems>().AddScoped<HandedInFiles>();
builder.Services.AddSingleton<FileIntake>().AddSingleton<MalwareScanner>().AddSingleton<Decoding>();
builder.Services.AddSingleton<Thumbnails>();
builder.Services.AddSingleton<ChecklistsInForce>().AddSingleton<MrzReader>();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapAudit();
app.MapOutbox();

var lists = app.MapGroup("/checklists/{office}");
lists.MapGet("", GetChecklist.Handle);
lists.MapPut("", ConfigureChecklist.Handle).For(Roles.Administrator).NeedsRecentProof();
lists.MapGet("/history", GetChecklistHistory.Handle).For(Roles.Administrator);
lists.MapGet("/{item}/sample", GetSample.Handle).AllowAnonymous();
lists.MapPost("/{item}/crop", CropPhoto.Handle).For(Roles.Enterprise, Roles.Agent)
    .WithMetadata(new DisableRequestSizeLimitAttribute()); // it has a limit of its own

var own = app.MapGroup("/cases/{caseId:guid}").For(Roles.Enterprise, Roles.Agent);
own.MapGet("/checklist", GetDossierChecklist.OfCase);
own.MapPost("/materials/{item}", UploadMaterial.ForCase)
    .WithMetadata(new DisableRequestSizeLimitAttribute()); // the gateway has a limit for all, an item one of its own
own.MapPost("/materials/{item}/uploads", StartUpload.ForCase);
own.MapGet("/uploads", GetUploads.OfCase);
own.MapDelete("/files/{fileId:guid}", RemoveFile.OfCase);

var uploads = app.MapGroup("/uploads/{uploadId:guid}").For(Roles.Enterprise, Roles.Agent);
uploads.MapGet("", GetUpload.Handle);
uploads.MapPut("/parts/{offset:long}", TakePart.Handle);
uploads.MapPost("/completion", CompleteUpload.Handle);
uploads.MapDelete("", CancelUpload.Handle);

app.MapPost("/passport-readings", ReadPassportPage.Handle).For(Roles.Enterprise, Roles.Agent)
    .WithMetadata(new DisableRequestSizeLimitAttribute()); // it has a limit of its own

var orders = app.MapGroup("/orders/{orderId:guid}").For(Roles.Enterprise, Roles.Agent);
orders.MapGet("/checklist", GetDossierChecklist.OfOrder);
orders.MapPost("/materials/{item}", UploadMaterial.ForOrder).WithMetadata(new DisableRequestSizeLimitAttribute());
orders.MapPost("/materials/{item}/uploads", StartUpload.ForOrder);
orders.MapGet("/uploads", GetUploads.OfOrder);
orders.MapDelete("/files/{fileId:guid}", RemoveFile.OfOrder);

string[] officers = [Roles.PreliminaryOfficer, Roles.ForeignAffairsOfficer, Roles.MinistryOfficer];
app.MapGet("/cases/{caseId:guid}/handed-in", GetHandedIn.OfCase).For(officers);
app.MapGet("/orders/{orderId:guid}/handed-in", GetHandedIn.OfOrder).For(officers);

string[] owners = [Roles.Enterprise, Roles.Agent, Roles.Service];
app.MapGet("/cases/{caseId:guid}/readings", GetReadings.OfCase).For(owners);
app.MapGet("/orders/{orderId:guid}/readings", GetReadings.OfOrder).For(owners);

app.MapGet("/retention", GetRetention.Handle).For(Roles.Operator, Roles.Administrator);

app.MapPost("/cases/{caseId:guid}/freeze", FreezeMaterials.OfCase).For(Roles.Service);
app.MapPost("/orders/{orderId:guid}/freeze", FreezeMaterials.OfOrder).For(Roles.Service);
app.MapGet("/files/{fileId:guid}", ReadFile.Handle); // no roles: who may not read it need not know that it is there
app.MapGet("/files/{fileId:guid}/thumbnail", GetThumbnail.Handle); // likewise

await app.MigrateAndRunAsync<DocumentsDb>(args);

public partial class Program;
