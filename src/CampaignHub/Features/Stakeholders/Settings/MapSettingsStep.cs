using CampaignHub.Platform.Recipes;

namespace CampaignHub.Features.Stakeholders.Settings;

/// <summary><c>CampaignHub.MapSettings</c>: when the campaign calls a statement old and somebody neglected.</summary>
internal sealed class MapSettingsStep(MapSettingsOfCampaign settings) : RecipeStep<MapSettingsStep.Model>
{
    public override string Name => "CampaignHub.MapSettings";

    /// <param name="StaleMonths">Months after which a statement is old; 12 unless told.</param>
    /// <param name="NeglectDays">Days without contact after which somebody is neglected, by class.</param>
    internal sealed record Model(int? StaleMonths, IReadOnlyList<ClassModel>? NeglectDays);

    internal sealed record ClassModel(TargetClass TargetClass, int Days);

    protected override Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken) =>
        settings.SetAsync(
            step.StaleMonths,
            (step.NeglectDays ?? []).GroupBy(each => each.TargetClass).Select(each => KeyValuePair.Create(each.Key, each.Last().Days)),
            cancellationToken
        );
}
