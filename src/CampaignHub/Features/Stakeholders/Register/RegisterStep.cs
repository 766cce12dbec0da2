using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary><c>CampaignHub.Register</c>: what the register of interest representatives needs: how it counts, who is a public official, what contacts were about.</summary>
internal sealed class RegisterStep(HubDb db, RegisterRules rules, Officials officials, SayOfContact say) : RecipeStep<RegisterStep.Model>
{
    public override string Name => "CampaignHub.Register";

    internal sealed record Model(
        IReadOnlyList<RuleModel>? Rules,
        IReadOnlyList<OfficialModel>? Officials,
        IReadOnlyList<ContactModel>? Contacts
    );

    /// <param name="From">The day from which on this version holds.</param>
    /// <param name="MoreThan">More than the threshold obliges; else the threshold itself.</param>
    /// <param name="YearStartsIn">The month of the accounting year, 1 to 12.</param>
    internal sealed record RuleModel(
        DateOnly From,
        int? Threshold,
        bool? MoreThan,
        int? WindowMonths,
        RegisterUnit? Unit,
        int? WarnAt,
        int? YearStartsIn,
        DateOnly? RegisteredOn
    );

    /// <param name="Post">The id of a post of a <c>CampaignHub.Directory</c> step; or else:</param>
    /// <param name="Actor">The id of an actor of one.</param>
    internal sealed record OfficialModel(string? Post, string? Actor, OfficialCategory Category);

    /// <param name="Interaction">The id of an interaction of a <c>CampaignHub.Interactions</c> step.</param>
    /// <param name="Subject">As it will be published: no names.</param>
    /// <param name="Fields">Parted by commas.</param>
    internal sealed record ContactModel(
        string Interaction,
        RegisterAction? Action,
        RegisterDecision? Decision,
        string? Subject,
        string? Fields
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var rule in step.Rules ?? [])
        {
            await rules.SetAsync(Form(rule), cancellationToken);
        }

        foreach (var model in step.Officials ?? [])
        {
            await officials.SayAsync(
                model.Post is { } post ? run.Key(Post.Kind, post) : null,
                model.Actor is { } actor ? run.Key(Actor.Kind, actor) : null,
                model.Category,
                cancellationToken
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        foreach (var model in step.Contacts ?? [])
        {
            var id = run.Key(Interaction.Kind, model.Interaction);
            if (await InteractionLog.Whole(db).SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } interaction)
            {
                run.Problem($"/contacts/{model.Interaction}", "there is no interaction \"{0}\"", model.Interaction);
                continue;
            }

            // What a person said meanwhile stays.
            if (!await db.Set<RegisterLine>().AnyAsync(line => line.InteractionId == id, cancellationToken))
            {
                await say.ExecuteAsync(
                    interaction,
                    new RegisterWords(model.Action, model.Decision, model.Subject, model.Fields),
                    cancellationToken
                );
            }
        }
    }

    private static RegisterRuleForm Form(RuleModel rule)
    {
        var usual = new RegisterRuleForm();
        return new RegisterRuleForm
        {
            From = rule.From,
            Threshold = rule.Threshold ?? usual.Threshold,
            IsMoreThan = rule.MoreThan ?? usual.IsMoreThan,
            WindowMonths = rule.WindowMonths ?? usual.WindowMonths,
            Unit = rule.Unit ?? usual.Unit,
            WarnAt = rule.WarnAt ?? usual.WarnAt,
            YearStartsIn = rule.YearStartsIn ?? usual.YearStartsIn,
            RegisteredOn = rule.RegisteredOn,
        };
    }
}
