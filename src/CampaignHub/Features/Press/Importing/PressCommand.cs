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
        var options = new ImportOptions("""{"Titre":"outlet","Zone":"territory"}""");
        var command = options.AddTo(
            new Command("import", "Bring journalists in; the same file twice changes nothing.") { file, campaign, list }
        );
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var db = services.GetRequiredService<HubDb>();
                        var into = parsed.GetValue(list) is { } named ? await FindAsync(db, named, cancellationToken) : (Guid?)null;
                        var goal = new ImportGoal(PressImport.Name, into);
                        var request = options.RequestOf(parsed, parsed.GetRequiredValue(file), goal);
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
