using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>The custom fields of a recipe, the values that its stakeholders have of them, and their tags.</summary>
internal sealed class FieldsOfRecipe(HubDb db, TraitShelf shelf)
{
    public const string Kind = "custom_field";

    /// <param name="Id">By which the values of this step name it.</param>
    /// <param name="Kind">Never another one afterwards.</param>
    /// <param name="Choices">Of a choice.</param>
    /// <param name="IsRequired">Forms ask for it.</param>
    /// <param name="IsColumn">A column of the list.</param>
    internal sealed record FieldModel(
        string Id,
        string Name,
        FieldKind Kind,
        IReadOnlyList<string>? Choices = null,
        bool? IsRequired = null,
        bool? IsColumn = null
    );

    public async Task ApplyAsync(StakeholdersStep.Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        await DefineAsync(step.Fields ?? [], run, cancellationToken);
        var ids = step.Stakeholders.Select(model => run.Key(Stakeholder.Kind, model.Id)).ToList();
        var stakeholders = await db.Set<Stakeholder>()
            .Where(each => ids.Contains(each.Id))
            .ToDictionaryAsync(each => each.Id, cancellationToken);
        var traits = await shelf.ReadAsync(ids, cancellationToken);
        foreach (var model in step.Stakeholders)
        {
            if (stakeholders.GetValueOrDefault(run.Key(Stakeholder.Kind, model.Id)) is { } stakeholder)
            {
                Describe(model, stakeholder, traits, run);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task DefineAsync(IReadOnlyList<FieldModel> models, RecipeRun run, CancellationToken cancellationToken)
    {
        var kept = await db.WithTrash<CustomField>().ToDictionaryAsync(field => field.Id, cancellationToken);
        foreach (var (model, at) in models.Select((model, at) => (model, at)))
        {
            var id = run.Key(Kind, model.Id);
            if (kept.Values.Any(each => each.Id != id && Normal.Of(each.Name) == Normal.Of(model.Name)))
            {
                run.Problem($"/fields/{at}/name", "This campaign has a field named {0} already; it may be archived.", model.Name);
                continue;
            }

            if (!kept.TryGetValue(id, out var field))
            {
                field = new CustomField
                {
                    Id = id,
                    Kind = model.Kind,
                    Place = kept.Count + 1,
                };
                kept.Add(id, field);
                db.Add(field);
            }

            try
            {
                field.Describe(model.Name, model.Choices);
            }
            catch (RefusedException refused)
            {
                run.Problem($"/fields/{at}", refused.Template, [.. refused.Values]);
                db.Entry(field).State = EntityState.Detached;
                continue;
            }

            (field.IsRequired, field.IsColumn) = (model.IsRequired ?? false, model.IsColumn ?? false);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Describe(StakeholdersStep.StakeholderModel model, Stakeholder stakeholder, Traits traits, RecipeRun run)
    {
        try
        {
            foreach (var tag in model.Tags ?? [])
            {
                traits.Tag(stakeholder, tag);
            }

            foreach (var (name, text) in model.Values ?? new Dictionary<string, string>())
            {
                var id = run.Key(Kind, name);
                if (traits.Fields.FirstOrDefault(each => each.Id == id) is { } field)
                {
                    traits.Fill(stakeholder, field, text);
                }
                else
                {
                    run.Problem($"/stakeholders/{model.Id}/values/{name}", "the map has no field \"{0}\"", name);
                }
            }
        }
        catch (RefusedException refused)
        {
            run.Problem($"/stakeholders/{model.Id}", refused.Template, [.. refused.Values]);
        }
    }
}
