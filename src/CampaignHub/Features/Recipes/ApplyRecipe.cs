using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Recipes;

/// <summary>Applies every step of a recipe inside the transaction that the caller began, and reports; whether that is kept is the caller's to say.</summary>
internal sealed class ApplyRecipe(HubDb db, IEnumerable<IRecipeStep> steps, RecipeContext context)
{
    private const string Savepoint = "recipe_step";

    private readonly Dictionary<string, IRecipeStep> _steps = steps.ToDictionary(step => step.Name, StringComparer.OrdinalIgnoreCase);

    public async Task<RecipeReport> ExecuteAsync(Recipe recipe, RecipeInputs inputs, bool isPlan, CancellationToken cancellationToken)
    {
        var applied = await context.RememberAsync(recipe, inputs, cancellationToken);
        var run = new RecipeRun(recipe.Name, recipe.Folder, isPlan);
        var expressions = await context.ExpressionsAsync(recipe, run, applied, inputs, cancellationToken);
        var elsewhere = run.TakeRemarks();
        var outcomes = new List<StepOutcome>();
        for (var index = 0; index < recipe.Steps.Count; index++)
        {
            var outcome = await ApplyAsync(
                recipe.Steps[index],
                string.Create(CultureInfo.InvariantCulture, $"/steps/{index}"),
                run,
                expressions,
                cancellationToken
            );
            outcomes.Add(outcome);
            await KeepAsync(applied, recipe.Steps[index], outcome, cancellationToken);
        }

        expressions.LookAtRest();
        var report = new RecipeReport(recipe.Name, outcomes, [.. elsewhere, .. run.TakeRemarks().Where(remark => remark.IsRefusal)]);
        if (!isPlan && !report.IsRefused)
        {
            run.WriteStaged();
        }

        return report;
    }

    private async Task<StepOutcome> ApplyAsync(
        JsonNode? node,
        string pointer,
        RecipeRun run,
        RecipeExpressions expressions,
        CancellationToken cancellationToken
    )
    {
        if (node is not JsonObject source || source["name"]?.GetValueKind() != JsonValueKind.String)
        {
            var remark = new RecipeRemark(RemarkKind.Problem, pointer, "A step is an object with a name.", []);
            return new StepOutcome("", pointer, StepAction.Unsupported, 0, 0, [remark]);
        }

        var name = source["name"]!.GetValue<string>();
        if (!_steps.TryGetValue(name, out var step))
        {
            return new StepOutcome(name, pointer, StepAction.Unsupported, 0, 0, []);
        }

        var evaluated = expressions.Evaluate(source);
        evaluated.Remove("name");
        using var tally = new ChangeTally(db);
        await db.Database.CurrentTransaction!.CreateSavepointAsync(Savepoint, cancellationToken);
        var remarks = run.TakeRemarks();
        if (!remarks.Any(remark => remark.IsRefusal))
        {
            await TryAsync(step, evaluated, run, cancellationToken);
            remarks = [.. remarks, .. run.TakeRemarks()];
        }

        if (remarks.Any(remark => remark.IsRefusal))
        {
            await db.Database.CurrentTransaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        }

        db.ChangeTracker.Clear();
        return Outcome(name, pointer, tally, [.. remarks.Select(remark => remark with { Pointer = pointer + remark.Pointer })]);
    }

    private static StepOutcome Outcome(string name, string pointer, ChangeTally tally, IReadOnlyList<RecipeRemark> remarks) =>
        remarks switch
        {
            _ when remarks.Any(remark => remark.Kind == RemarkKind.Unsafe) => new(name, pointer, StepAction.Unsafe, 0, 0, remarks),
            _ when remarks.Any(remark => remark.IsRefusal) => new(name, pointer, StepAction.Problem, 0, 0, remarks),
            _ => new(
                name,
                pointer,
                tally switch
                {
                    { Updated: > 0 } => StepAction.Update,
                    { Created: > 0 } => StepAction.Create,
                    _ => StepAction.Unchanged,
                },
                tally.Created,
                tally.Updated,
                remarks
            ),
        };

    // What is wrong with the step is told beside the other steps; a fault of ours is not caught.
    private async Task TryAsync(IRecipeStep step, JsonObject evaluated, RecipeRun run, CancellationToken cancellationToken)
    {
        try
        {
            await step.ApplyAsync(evaluated, run, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (JsonException mistake)
        {
            var (pointer, sentence, values) = StepMistake.Of(mistake);
            run.Problem(pointer, sentence, values);
        }
        catch (RefusedException refused)
        {
            run.Problem("", refused.Template, [.. refused.Values]);
        }
        catch (DbUpdateException exception)
        {
            run.Problem("", "The database refuses this: {0}", exception.GetBaseException().Message);
        }
        catch (InvalidOperationException) when (!db.Here.HasCampaign)
        {
            run.Problem("", "This step stands in a campaign: put a CampaignHub.Campaign step before it.");
        }
    }

    private async Task KeepAsync(AppliedRecipe applied, JsonNode? source, StepOutcome outcome, CancellationToken cancellationToken)
    {
        var id = RecipeRun.KeyOf(applied.Name, "step", outcome.Pointer);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source?.ToJsonString() ?? "")));
        var kept = await db.Set<AppliedStep>().SingleOrDefaultAsync(step => step.Id == id, cancellationToken);
        if (kept is null)
        {
            kept = new AppliedStep
            {
                Id = id,
                RecipeId = applied.Id,
                Pointer = outcome.Pointer,
                Name = outcome.Name,
                Checksum = checksum,
                Action = outcome.Action,
            };
            db.Add(kept);
        }
        else if (kept.Checksum != checksum || outcome.Action is StepAction.Create or StepAction.Update)
        {
            (kept.Name, kept.Checksum, kept.Action) = (outcome.Name, checksum, outcome.Action);
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
