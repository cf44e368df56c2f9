using System.Text.Json;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;
using Npgsql;

namespace ApecCard.Journeys.Bench;

/// <summary>A case that lacks nothing but its submission.</summary>
internal sealed record Draft(Agent Agent, Guid CaseId)
{
    private readonly string _idempotencyKey = Guid.NewGuid().ToString();

    /// <summary>Submits it, and may be asked again.</summary>
    public async Task<Guid> SubmitAsync()
    {
        await Agent.Door.PostAsync($"/api/applications/cases/{CaseId}/submission", idempotencyKey: _idempotencyKey);
        return CaseId;
    }
}

/// <summary>
/// Fresh drafts for every run: one is made over the gateway for each agent, every agent of another enterprise, and then
/// multiplied in the databases. That is preparation and is not measured.
/// </summary>
internal sealed class Drafts(RunningSystem system) : IDisposable
{
    public const int Agents = 8;

    // What the database computes is not copied.
    private const string ColumnsOfACase = """
        select string_agg(quote_ident(column_name), ', ') from information_schema.columns
        where table_name = 'Cases' and is_generated = 'NEVER'
        """;

    private const string CopyCase = """
        insert into "Cases" ({0})
        select {0} from (
            select copy.* from "Cases" model, unnest($2, $3) as fresh(id, form),
                jsonb_populate_record(model, jsonb_build_object('Id', fresh.id, 'Form', fresh.form::jsonb)) as copy
            where model."Id" = $1) as copies
        """;

    private const string CopyDossier = """
        insert into "Dossiers"
        select copy.* from "Dossiers" model, unnest($2) as fresh(id),
            jsonb_populate_record(model, jsonb_build_object('Id', fresh.id)) as copy
        where model."Id" = $1
        """;

    private const string CopyFiles = """
        insert into "Files"
        select copy.* from "Files" model, unnest($2) as fresh(id),
            jsonb_populate_record(model, jsonb_build_object('DossierId', fresh.id, 'Id', gen_random_uuid())) as copy
        where model."DossierId" = $1
        """;

    private readonly NpgsqlDataSource _applications = system.Open("applicationsdb");
    private readonly NpgsqlDataSource _documents = system.Open("documentsdb");
    private Draft[] _models = [];

    /// <summary>The draft of each agent that the others are copies of.</summary>
    public IReadOnlyList<Draft> Models => _models;

    public async Task PrepareAsync() =>
        _models = await Task.WhenAll(Enumerable.Range(0, Agents).Select(_ => PrepareAsync(new Random())));

    /// <summary>So many for each agent; one of each in turn.</summary>
    public async Task<Draft[]> MultiplyAsync(int perAgent)
    {
        var drafts = await Task.WhenAll(_models.Select(model => MultiplyAsync(model, perAgent)));
        return [.. Enumerable.Range(0, perAgent).SelectMany(i => drafts.Select(own => own[i]))];
    }

    public void Dispose()
    {
        foreach (var model in _models)
        {
            model.Agent.Dispose();
        }

        _applications.Dispose();
        _documents.Dispose();
    }

    private async Task<Draft> PrepareAsync(Random random)
    {
        using var enterprise = new Enterprise(system.Gateway, Company.One(random));
        await enterprise.RegisterAsync();
        await enterprise.SignInAsync();
        var agent = await enterprise.AppointAgentAsync();
        await agent.SignInAsAppAsync();
        var draft = await agent.StartCaseAsync();
        await agent.SaveFormAsync(draft.Id("id"), agent.FormFor(Someone(), Journey.Office), draft.ETag!);
        await agent.UploadMaterialsAsync(draft.Id("id"), Journey.Office);
        return new(agent, draft.Id("id"));
    }

    // Another one for each: nobody has two applications at a time.
    private static Person Someone() => Person.Someone(Random.Shared, DateOnly.FromDateTime(DateTime.UtcNow));

    private async Task<Draft[]> MultiplyAsync(Draft model, int count)
    {
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        var forms = ids.Select(_ => model.Agent.FormFor(Someone(), Journey.Office))
            .Select(form => JsonSerializer.Serialize(form, Json.Options)).ToArray();
        var columns = (await _applications.QueryAsync<string>(ColumnsOfACase))[0];
        var copy = CopyCase.Replace("{0}", columns, StringComparison.Ordinal);
        await _applications.ExecuteAsync(copy, model.CaseId, ids, forms);
        await _documents.ExecuteAsync(CopyDossier, model.CaseId, ids);
        await _documents.ExecuteAsync(CopyFiles, model.CaseId, ids);
        return [.. ids.Select(id => new Draft(model.Agent, id))];
    }
}
