using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Setup;

/// <summary>What setup asks.</summary>
internal sealed record SetupAnswers
{
    public const int SiteNameMaxLength = 120;

    public required string SiteName { get; init; }
    public required string AdminEmail { get; init; }
    public required string AdminPassword { get; init; }

    /// <summary>Empty takes the first part of the address.</summary>
    public string? AdminName { get; init; }
    public string? Language { get; init; }
    public required string Recipe { get; init; }
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Makes an empty hub somebody's: the administrator, the settings and the recipe, all in one transaction.</summary>
internal sealed class SetUpHub(IServiceScopeFactory scopes, RecipeLibrary library)
{
    internal sealed record Result(Guid AdminId, RecipeReport Report);

    public static async Task<bool> IsEmptyAsync(HubDb db, CancellationToken cancellationToken) =>
        !await db.Users.AnyAsync(cancellationToken)
        && !await db.Set<Setting>().AnyAsync(setting => setting.Key == SettingKey.SiteName.Name, cancellationToken);

    public async Task<Result> ExecuteAsync(SetupAnswers answers, CancellationToken cancellationToken)
    {
        Check(answers);
        var recipe =
            await library.FindAsync(answers.Recipe, cancellationToken)
            ?? throw new RefusedException("There is no recipe \"{0}\" to set up with.", answers.Recipe);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<HubDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ClaimAsync(db, answers, cancellationToken);
        var admin = await AddAdminAsync(services, answers);
        db.Here.Admit(admin, role: null, []);
        db.ChangeTracker.Clear();
        var report = await services
            .GetRequiredService<ApplyRecipe>()
            .ExecuteAsync(
                recipe,
                new RecipeInputs
                {
                    SiteName = answers.SiteName.Trim(),
                    AdminId = admin.Id,
                    AdminEmail = admin.Email,
                    AdminName = admin.Name,
                    Variables = answers.Variables,
                },
                isPlan: false,
                cancellationToken
            );
        if (report.Problems.FirstOrDefault() is { } problem)
        {
            throw new RefusedException("The recipe {0} cannot be run: {1}", recipe.Name, problem.ToString());
        }

        await transaction.CommitAsync(cancellationToken);
        return new Result(admin.Id, report);
    }

    private static void Check(SetupAnswers answers)
    {
        if (string.IsNullOrWhiteSpace(answers.SiteName) || answers.SiteName.Trim().Length > SetupAnswers.SiteNameMaxLength)
        {
            throw new RefusedException("The site needs a name of at most {0} characters.", SetupAnswers.SiteNameMaxLength);
        }

        if (!new EmailAddressAttribute().IsValid(answers.AdminEmail) || answers.AdminEmail.Any(char.IsWhiteSpace))
        {
            throw new RefusedException("\"{0}\" is not an e-mail address.", answers.AdminEmail);
        }

        if (Passwords.Fault(answers.AdminPassword, answers.AdminEmail.Split('@')[0], answers.AdminName, answers.SiteName) is { } fault)
        {
            throw new RefusedException(fault);
        }
    }

    // The first row of the transaction: of two setups at once, the second waits here, and is then refused.
    private static async Task ClaimAsync(HubDb db, SetupAnswers answers, CancellationToken cancellationToken)
    {
        if (!await IsEmptyAsync(db, cancellationToken))
        {
            throw AlreadySetUp();
        }

        db.Add(new Setting { Key = SettingKey.SiteName.Name, Value = answers.SiteName.Trim() });
        if (LanguageOf(answers) is { } language)
        {
            db.Add(new Setting { Key = SettingKey.SiteLanguage.Name, Value = language });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Setting.Mapping.OncePerKey))
        {
            throw AlreadySetUp();
        }
    }

    private static async Task<HubUser> AddAdminAsync(IServiceProvider services, SetupAnswers answers)
    {
        var email = answers.AdminEmail.Trim();
        var admin = new HubUser
        {
            Name = string.IsNullOrWhiteSpace(answers.AdminName) ? email.Split('@')[0] : answers.AdminName.Trim(),
            Email = email,
            UserName = email,
            EmailConfirmed = true,
            IsAdministrator = true,
            Language = LanguageOf(answers),
        };
        (await services.GetRequiredService<UserManager<HubUser>>().CreateAsync(admin, answers.AdminPassword)).OrRefuse();
        return admin;
    }

    private static string? LanguageOf(SetupAnswers answers) => answers.Language is "fr" or "en" ? answers.Language : null;

    private static RefusedException AlreadySetUp() => new("This hub is set up already: sign in.") { Code = "already_set_up" };
}
