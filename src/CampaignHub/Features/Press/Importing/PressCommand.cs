using System.CommandLine;
using CampaignHub.Data;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Importing;

/// <summary><c>press import FILE --campaign SLUG [--list SLUG] [--source TEXT] [--mapping FILE] [--dry-run] [--json]</c>.</summary>
internal static class PressCommand
{
    public static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A table of journalists (CSV, XLSX) or address cards (vCard)." };
        var campaign = new Option<string>("--campaign") { Description = "The campaign's slug.", Required = true };
        var list = new Option<string?>("--list")
        {
            Description = "The list kept by hand that they join: its id, or its name in small letters with hyphens.",
        };
        var source = new Option<string?>("--source") { Description = "Where the data come from; the file's name unless told." };
        var mapping = new Option<string?>("--mapping")
        {
            Description =
                "JSON of what columns mean: {\"Titre\":\"outlet\",\"Zone\":\"territory\"}; a column that it does not name is proposed.",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Say what the import will do, and change nothing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON and nothing else." };
        var command = new Command("import", "Bring journalists in; the same file twice changes nothing.")
        {
            file,
            campaign,
            list,
            source,
            mapping,
            dry,
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var db = services.GetRequiredService<HubDb>();
                        var into = parsed.GetValue(list) is { } named ? await FindAsync(db, named, cancellationToken) : (Guid?)null;
                        var goal = new ImportGoal(PressImport.Name, into);
                        var request = new ImportCommand.Request(
                            parsed.GetRequiredValue(file),
                            parsed.GetValue(source),
                            parsed.GetValue(mapping),
                            goal
                        )
                        {
                            IsDry = parsed.GetValue(dry),
                            AsJson = parsed.GetValue(json),
                        };
                        return await ImportCommand.RunAsync(services, request, cancellationToken);
                    }
                )
        );
        return new Command("press", "Journalists and press lists.") { command };
    }

    private static async Task<Guid> FindAsync(HubDb db, string named, CancellationToken cancellationToken)
    {
        var lists = await db.Set<PressList>().AsNoTracking().ToListAsync(cancellationToken);
        var found = lists.FindAll(list => $"{list.Id}" == named || Normal.Of(list.Name).Replace(' ', '-') == named);
        if (found is not [var only])
        {
            throw new RefusedException(
                found.Count == 0 ? "There is no press list {0}." : "Several press lists are called {0}: give its id.",
                named
            );
        }

        only.RefuseRule();
        return only.Id;
    }
}
