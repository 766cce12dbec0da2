using CampaignHub.Data;
using CampaignHub.Features.Campaigns;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary><c>/api/v1/campaigns/{campaign}/register</c>: where the campaign stands with the register of interest representatives, and the files of the draft.</summary>
internal static class RegisterApi
{
    /// <param name="From">Since when this version holds.</param>
    /// <param name="MoreThan">More than the threshold obliges; else the threshold itself.</param>
    internal sealed record RuleJson(
        DateOnly From,
        int Threshold,
        bool MoreThan,
        int WindowMonths,
        RegisterUnit Unit,
        int WarnAt,
        int YearStartsIn,
        DateOnly? RegisteredOn
    );

    /// <param name="Who">A member of the campaign; null is the organisation.</param>
    /// <param name="Now">In the window that ends today.</param>
    /// <param name="Greatest">The window that held most of them.</param>
    /// <param name="NextLeavesOn">When the earliest of those that count now leaves the window.</param>
    internal sealed record TallyJson(Guid? Who, int Now, RollingCount.Window? Greatest, DateOnly? ReachedOn, DateOnly? NextLeavesOn);

    /// <param name="Warns">The warning level is reached.</param>
    /// <param name="RegisterBy">Two months after the threshold was reached; null where it was not, or the registration is done.</param>
    /// <param name="DeclareBy">Three months after the accounting year.</param>
    /// <param name="Incomplete">Contacts that count and lack an action, a decision, a subject or fields.</param>
    /// <param name="ToDecide">Contacts with somebody of whom nobody said whether they are a public official.</param>
    internal sealed record StateJson(
        RuleJson Rule,
        DateOnly From,
        DateOnly Until,
        bool Warns,
        TallyJson Deciding,
        TallyJson Organisation,
        IReadOnlyList<TallyJson> People,
        DateOnly? RegisterBy,
        DateOnly DeclareBy,
        int Incomplete,
        int ToDecide
    );

    internal sealed record ContactJson(
        Guid Interaction,
        DateOnly HeldOn,
        RegisterReason Reason,
        int Counted,
        int NotSaid,
        IReadOnlyList<OfficialCategory> Officials,
        RegisterWords? Said
    );

    /// <param name="Post">Makes its holder a public official; or else:</param>
    /// <param name="Actor">Is one.</param>
    /// <param name="Category">Null takes back what was said.</param>
    internal sealed record OfficialBody(Guid? Post, Guid? Actor, OfficialCategory? Category);

    internal sealed record OfficialJson(Guid Id, Guid? Post, Guid? Actor, OfficialCategory Category);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var register = routes.MapApi("register");
        register.MapGet("/", Show).Needs(StakeholdersFeature.View);
        register.MapGet("/contacts", Contacts).Needs(StakeholdersFeature.View);
        register.MapPut("/contacts/{interaction:guid}", Say).Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        register.MapGet("/draft", Draft).Needs(StakeholdersFeature.View);
        register.MapGet("/rules", Rules).Needs(StakeholdersFeature.View);
        register.MapPut("/rules", SetRule).Needs(StakeholdersFeature.View, CampaignsFeature.Edit);
        register.MapGet("/officials", ListOfficials).Needs(DirectoryFeature.View);
        register.MapPut("/officials", SayOfficial).Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        var files = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/register")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        files.MapGet("/draft.csv", Csv);
        files.MapGet("/draft.json", Json);
        files.MapGet("/draft.docx", Docx);
    }

    private static async Task<Ok<StateJson>> Show(ReadRegister register, CancellationToken cancellationToken)
    {
        var state = await register.ExecuteAsync(isBrief: false, cancellationToken);
        return TypedResults.Ok(
            new StateJson(
                Of(state.Rule),
                state.From,
                state.Until,
                state.IsNear,
                Of(state.Deciding),
                Of(state.Organisation),
                [.. state.People.Select(Of)],
                state.RegisterBy,
                state.Year.DueOn,
                state.Incomplete,
                state.ToDecide
            )
        );
    }

    /// <param name="from">The first day; the first of the window that ends today unless told.</param>
    /// <param name="to">The last day; today unless told.</param>
    private static async Task<Ok<IReadOnlyList<ContactJson>>> Contacts(
        DateOnly? from,
        DateOnly? to,
        RegisterContacts contacts,
        RegisterRules rules,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        var last = to ?? db.Here.Today;
        var rule = RegisterRules.On(await rules.ReadAsync(cancellationToken), db.Here.Today);
        var first = from ?? RollingCount.FirstDay(db.Here.Today, rule.WindowMonths);
        return TypedResults.Ok<IReadOnlyList<ContactJson>>([
            .. (await contacts.BetweenAsync(first, last, cancellationToken)).Select(contact => new ContactJson(
                contact.Id,
                contact.HeldOn,
                contact.Reason,
                contact.Counts ? contact.Officials.Count : 0,
                contact.NotSaid,
                contact.Officials,
                contact.Line is { } line ? new RegisterWords(line.Action, line.Decision, line.Subject, line.Fields) : null
            )),
        ]);
    }

    private static async Task<Results<Ok<RegisterWords>, NotFound>> Say(
        Guid interaction,
        RegisterWords body,
        InteractionLog log,
        SayOfContact say,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await log.FindAsync(interaction, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(found);
        await say.ExecuteAsync(found, body, cancellationToken);
        return TypedResults.Ok(body);
    }

    private static async Task<Ok<RegisterDraft>> Draft(int? year, DraftDeclaration draft, CancellationToken cancellationToken) =>
        TypedResults.Ok(await draft.ExecuteAsync(year, cancellationToken));

    private static async Task<Ok<IReadOnlyList<RuleJson>>> Rules(RegisterRules rules, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<RuleJson>>([.. (await rules.ReadAsync(cancellationToken)).Select(Of)]);

    private static async Task<Ok<RuleJson>> SetRule(RuleJson body, RegisterRules rules, CancellationToken cancellationToken)
    {
        await rules.SetAsync(
            new RegisterRuleForm
            {
                From = body.From,
                Threshold = body.Threshold,
                IsMoreThan = body.MoreThan,
                WindowMonths = body.WindowMonths,
                Unit = body.Unit,
                WarnAt = body.WarnAt,
                YearStartsIn = body.YearStartsIn,
                RegisteredOn = body.RegisteredOn,
            },
            cancellationToken
        );
        return TypedResults.Ok(body);
    }

    private static async Task<Ok<ApiPage<OfficialJson>>> ListOfficials(
        int? limit,
        string? cursor,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            (await ApiPage.OfAsync(db.Set<Official>(), limit, cursor, cancellationToken)).Select(each => new OfficialJson(
                each.Id,
                each.PostId,
                each.ActorId,
                each.Category
            ))
        );

    private static async Task<Ok<OfficialBody>> SayOfficial(
        OfficialBody body,
        Officials officials,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        await officials.SayAsync(body.Post, body.Actor, body.Category, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(body);
    }

    private static async Task<FileContentHttpResult> Csv(
        int? year,
        DraftDeclaration draft,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var declaration = await draft.ExecuteAsync(year, cancellationToken);
        return TypedResults.File(declaration.Csv(texts), "text/csv; charset=utf-8", Name(here, declaration, "csv"));
    }

    private static async Task<FileContentHttpResult> Json(int? year, DraftDeclaration draft, Here here, CancellationToken cancellationToken)
    {
        var declaration = await draft.ExecuteAsync(year, cancellationToken);
        return TypedResults.File(declaration.Json(), "application/json", Name(here, declaration, "json"));
    }

    private static async Task<FileContentHttpResult> Docx(
        int? year,
        DraftDeclaration draft,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var declaration = await draft.ExecuteAsync(year, cancellationToken);
        return TypedResults.File(
            DraftDocument.Write(declaration, here.Campaign.Name, texts),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Name(here, declaration, "docx")
        );
    }

    private static string Name(Here here, RegisterDraft draft, string ending) =>
        $"{here.Campaign.Slug}-register-{draft.From.Year}.{ending}";

    private static RuleJson Of(RegisterRule rule) =>
        new(rule.From, rule.Threshold, rule.IsMoreThan, rule.WindowMonths, rule.Unit, rule.WarnAt, rule.YearStartsIn, rule.RegisteredOn);

    private static TallyJson Of(RegisterTally tally) => new(tally.Who, tally.Now, tally.Greatest, tally.ReachedOn, tally.NextLeavesOn);
}
