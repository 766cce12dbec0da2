using System.CommandLine;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// <c>stakeholders import FILE --campaign SLUG [--format …] [--source TEXT] [--mapping FILE] [--dry-run] [--json]</c> and
/// <c>stakeholders export --campaign SLUG [--format csv|xlsx|vcf|vcf3|graphml|gexf|kumu|kumuxlsx|popolo] [--sensitive] [--out FILE]</c>.
/// </summary>
internal static class ImportCommand
{
    /// <param name="Text">English.</param>
    private sealed record Problem(int Line, string Text);

    private sealed record Report(
        int Lines,
        int Created,
        int Updated,
        int Unchanged,
        int Linked,
        IReadOnlyList<ImportReport.Near> ToReview,
        IReadOnlyList<Problem> Problems,
        int MoreToReview,
        int MoreProblems,
        IReadOnlyList<ImportReport.Change> Changes,
        int MoreChanges,
        int Beyond
    );

    public static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A table (CSV, XLSX), address cards (vCard), a graph (GraphML, GEXF, Kumu) or Popolo.",
        };
        var campaign = MapVerb.Campaign();
        var format = new Option<MapFormat?>("--format")
        {
            Description = "Refuse the file unless it is this; else its content says what it is.",
        };
        var options = new ImportOptions("""{"Nom":"last_name","Zone":"field:Ressort"}""");
        var command = options.AddTo(
            new Command("import", "Bring a table onto the map; the same table twice changes nothing.") { file, campaign, format }
        );
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var path = parsed.GetRequiredValue(file);
                        if (parsed.GetValue(format) is { } expected)
                        {
                            MapFile.Expect(PackedFile.Of(await ReadAsync(path, cancellationToken)), expected);
                        }

                        var request = options.RequestOf(parsed, path, goal: null);
                        return await RunAsync(services, request, cancellationToken);
                    }
                )
        );
        return MapVerb.Of(command);
    }

    /// <summary>What a verb was told.</summary>
    /// <param name="Source">Null takes the file's name.</param>
    /// <param name="Mapping">The path of a mapping.</param>
    /// <param name="Goal">Null puts the lines on the map.</param>
    internal sealed record Request(string Path, string? Source, string? Mapping, ImportGoal? Goal)
    {
        public bool IsDry { get; init; }
        public bool AsJson { get; init; }
    }

    /// <summary>Brings the file in, or says what that would do, and prints the report.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, Request request, CancellationToken cancellationToken)
    {
        var batch = await StartAsync(services, request, cancellationToken);
        var report = await services
            .GetRequiredService<ImportWork>()
            .BeginAsync(batch, request.IsDry ? ImportState.Looking : ImportState.Importing, isHere: true, cancellationToken);
        if (request.IsDry)
        {
            await services
                .GetRequiredService<HubDb>()
                .Set<ImportBatch>()
                .Where(each => each.Id == batch.Id)
                .ExecuteDeleteAsync(cancellationToken);
        }

        await PrintAsync(services, report!, request.AsJson);
        return 0;
    }

    public static Command Export(CommandHost host)
    {
        var campaign = MapVerb.Campaign();
        var format = new Option<MapFormat>("--format")
        {
            Description = "csv (default), xlsx, vcf, vcf3, graphml, gexf, kumu, kumuxlsx or popolo.",
        };
        var sensitive = new Option<bool>("--sensitive") { Description = "With stance, scores and notes." };
        var output = new Option<string?>("--out") { Description = "Where to write it; standard output unless told." };
        var command = new Command("export", "The map as a file.") { campaign, format, sensitive, output };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var content = await services
                            .GetRequiredService<ExportStakeholders>()
                            .WriteAsync(
                                new StakeholderFilter(null, null, null, null),
                                parsed.GetValue(format),
                                parsed.GetValue(sensitive),
                                cancellationToken
                            );
                        await using var target = parsed.GetValue(output) is { } path ? File.Create(path) : Console.OpenStandardOutput();
                        await target.WriteAsync(content, cancellationToken);
                        return 0;
                    }
                )
        );
        return MapVerb.Of(command);
    }

    private static async Task<ImportBatch> StartAsync(IServiceProvider services, Request request, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(request.Path);
        var file = PackedFile.Of(await ReadAsync(request.Path, cancellationToken));
        var batch = await services
            .GetRequiredService<StartImport>()
            .ExecuteAsync(name, file, request.Source ?? name, request.Goal, cancellationToken);
        if (request.Mapping is { } mapping)
        {
            var fields = await services.GetRequiredService<TraitShelf>().FieldsAsync(cancellationToken);
            var purpose = services.GetRequiredService<ImportPurposes>().Of(batch);
            var named = Mapping(await ReadAsync(mapping, cancellationToken), mapping, fields, purpose);
            var header = SampleColumn.Read(batch.Sample);
            if (named.Keys.FirstOrDefault(name => header.All(column => column.Name != name)) is { } missing)
            {
                throw new RefusedException("{0} names the column \"{1}\", which the file does not have.", mapping, missing);
            }

            batch.Columns = [.. batch.Columns.Select((column, at) => named.GetValueOrDefault(header[at].Name, column))];
            await services.GetRequiredService<HubDb>().SaveChangesAsync(cancellationToken);
        }

        return batch;
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? await ReadWholeAsync(path, cancellationToken) : throw new RefusedException("There is no file {0}.", path);

    private static Task<byte[]> ReadWholeAsync(string path, CancellationToken cancellationToken)
    {
        StartImport.RefuseLarge(new FileInfo(path).Length);
        return File.ReadAllBytesAsync(path, cancellationToken);
    }

    private static Dictionary<string, ColumnMeaning> Mapping(
        byte[] content,
        string path,
        IReadOnlyList<CustomField> fields,
        IImportPurpose? purpose
    )
    {
        try
        {
            return JsonSerializer
                .Deserialize<Dictionary<string, string>>(content)!
                .ToDictionary(pair => pair.Key, pair => Meaning(pair.Value, fields, purpose), StringComparer.Ordinal);
        }
        catch (JsonException mistake)
        {
            throw new RefusedException("{0} is no mapping: {1}", path, mistake.Message);
        }
    }

    // "last_name", or "field:Ressort" for a field of the campaign.
    private static ColumnMeaning Meaning(string text, IReadOnlyList<CustomField> fields, IImportPurpose? purpose)
    {
        if (purpose?.Columns.FirstOrDefault(column => Normal.Of(column) == Normal.Of(text.Replace('_', ' '))) is { } extra)
        {
            return ColumnMeaning.OfExtra(extra);
        }

        const string OfField = "field:";
        if (!text.StartsWith(OfField, StringComparison.OrdinalIgnoreCase))
        {
            return Platform.Web.ApiPage.Member<ImportColumn>(text);
        }

        var name = Normal.Of(text[OfField.Length..]);
        return fields.FirstOrDefault(field => field.FindText == name) is { } field
            ? ColumnMeaning.Of(field)
            : throw new RefusedException("The map has no field {0}.", text[OfField.Length..].Trim());
    }

    private static async Task PrintAsync(IServiceProvider services, ImportReport report, bool asJson)
    {
        var texts = services.GetRequiredService<Texts>();
        var problems = report.Problems.Select(problem => new Problem(problem.Line, texts[problem.Template, problem.Values])).ToList();
        if (asJson)
        {
            var whole = new Report(
                report.Lines,
                report.Created,
                report.Updated,
                report.Unchanged,
                report.Linked,
                report.ToReview,
                problems,
                report.MoreToReview,
                report.MoreProblems,
                report.Changes ?? [],
                report.MoreChanges,
                report.Beyond
            );
            await Console.Out.WriteLineAsync(services.Json(whole));
            return;
        }

        await Console.Out.WriteLineAsync(
            $"{report.Lines} lines: {report.Created} new, {report.Updated} changed, {report.Unchanged} as they are, {report.Linked} ties and mandates, {report.Waiting} to review, {report.LeftOut} left out"
        );
        if (report.Beyond > 0)
        {
            await Console.Error.WriteLineAsync(texts[ImportWords.OfBeyond(report.Beyond), report.Beyond]);
        }

        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync(problem.Text);
        }
    }
}
