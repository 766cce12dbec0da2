using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Workflows;

/// <summary>Workflows out of a file: all of it or nothing. New ones come in switched off, so that somebody looks at them first.</summary>
internal sealed class ImportModel(HubDb db, SaveWorkflow save) : PageModel
{
    [BindProperty]
    public IFormFile? Chosen { get; set; }

    public string Slug => db.Here.Campaign.Slug;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            throw new RefusedException("Choose a file first.");
        }

        if (Chosen.Length > WorkflowJson.LargestText)
        {
            throw new RefusedException("The file {0} is larger than {1} MB.", Chosen.FileName, WorkflowJson.LargestText >> 20);
        }

        using var reader = new StreamReader(Chosen.OpenReadStream());
        var definitions = Read(await reader.ReadToEndAsync(cancellationToken));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var saved = new List<WorkflowType>();
        foreach (var definition in definitions)
        {
            saved.Add((await save.ExecuteAsync(definition, key: null, isEnabled: null, cancellationToken)).Type);
        }

        await transaction.CommitAsync(cancellationToken);
        this.Say("Brought in: {0}", string.Join(", ", saved.Select(type => type.Name)));
        return Redirect(saved is [var only] ? Links.Workflows.Show(Slug, only.Id) : Links.Workflows.Index(Slug));
    }

    private static List<WorkflowDefinition> Read(string text)
    {
        try
        {
            return [.. WorkflowJson.FindTypes(text).Select(WorkflowDefinition.Read)];
        }
        catch (WorkflowFormatException mistake)
        {
            throw new RefusedException("This is no workflow: {0}", mistake.Message);
        }
    }
}
