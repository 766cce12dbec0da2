using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>Orchard's <c>Templates</c>: each takes the place of the theme's template of that name. Names that the theme does not draw are told and passed over.</summary>
internal sealed class TemplatesStep(HubDb db, Theme theme, SiteModel site) : RecipeStep<TemplatesStep.Model>
{
    public override string Name => "Templates";

    internal sealed record Model([property: JsonPropertyName("Templates")] IReadOnlyDictionary<string, TemplateModel> Templates);

    /// <param name="Content">Liquid, as themes/README.md tells.</param>
    internal sealed record TemplateModel(
        [property: JsonPropertyName("Content")] string Content,
        [property: JsonPropertyName("Description")] string? Description
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var kept = await db.Set<ThemeTemplate>().ToDictionaryAsync(template => template.Name, StringComparer.Ordinal, cancellationToken);
        var drawn = theme.Names(await site.ThemeAsync(cancellationToken));
        foreach (var (name, model) in step.Templates)
        {
            var pointer = $"/Templates/{RecipeExpressions.Escape(name)}";
            if (!drawn.Contains(name, StringComparer.Ordinal))
            {
                run.LeaveOut(pointer, "The theme has no template \"{0}\".", name);
            }
            else if (Refusal(name, model) is { } refused)
            {
                run.Problem($"{pointer}/Content", refused.Template, [.. refused.Values]);
            }
            else
            {
                Write(kept.GetValueOrDefault(name), name, model);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private RefusedException? Refusal(string name, TemplateModel model)
    {
        try
        {
            theme.Check(name, model.Content);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused;
        }
    }

    private void Write(ThemeTemplate? template, string name, TemplateModel model)
    {
        if (template is null)
        {
            template = new ThemeTemplate { Name = name, Content = model.Content };
            db.Add(template);
        }

        (template.Content, template.Description) = (model.Content, model.Description ?? template.Description);
    }
}
