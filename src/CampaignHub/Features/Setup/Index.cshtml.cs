using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Setup;

/// <summary>The first page of all: gone once the hub is set up.</summary>
internal sealed class IndexModel(HubDb db, SetUpHub setUp, SetupCode code, RecipeLibrary library, SignInManager<HubUser> signIn)
    : PageModel,
        ILoadsPage
{
    /// <summary>The variable of a recipe whose dates move with the day of setup.</summary>
    public const string Story = "story";

    public static readonly IReadOnlyList<(string Value, string Text)> Stories =
    [
        ("after", "The meeting was three weeks ago"),
        ("before", "The meeting is in eight weeks"),
        ("true-dates", "The dates as they were, in 2022 and 2023"),
    ];

    [BindProperty]
    public Answers Form { get; set; } = new();

    public IReadOnlyList<Recipe> Recipes { get; private set; } = [];

    public bool NeedsHttps => !Request.IsHttps && Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");

    internal sealed class Answers
    {
        [Required]
        public string Code { get; set; } = "";

        [Required, MaxLength(SetupAnswers.SiteNameMaxLength)]
        public string SiteName { get; set; } = "";

        [Required, MaxLength(HubUser.NameMaxLength)]
        public string AdminName { get; set; } = "";

        [Required, EmailAddress, MaxLength(256)]
        public string AdminEmail { get; set; } = "";

        [Required]
        public string AdminPassword { get; set; } = "";

        [Required]
        public string Language { get; set; } = "";

        [Required]
        public string Recipe { get; set; } = "";

        /// <summary>By the recipe's name: each card asks for its own.</summary>
        public Dictionary<string, string> Stories { get; set; } = [];
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await SetUpHub.IsEmptyAsync(db, cancellationToken))
        {
            return NotFound();
        }

        await LoadAsync(cancellationToken);
        Form.Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Form.Recipe = Recipes.OrderByDescending(HasStory).Select(recipe => recipe.Name).FirstOrDefault("");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await SetUpHub.IsEmptyAsync(db, cancellationToken))
        {
            return Redirect(Links.Admin);
        }

        await LoadAsync(cancellationToken);
        code.Check(Form.Code);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Whoever closes the page meanwhile does not stop it: it is done whole, or not at all.
        var result = await setUp.ExecuteAsync(Read(), CancellationToken.None);
        var admin = await db.Users.FindAsync([result.AdminId], cancellationToken);
        await signIn.SignInAsync(admin!, isPersistent: false);
        return Redirect(Links.Admin);
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Recipes = [
            .. (await library.ListAsync(cancellationToken))
                .Select(entry => entry.Recipe)
                .OfType<Recipe>()
                .Where(recipe => recipe.IsForSetup),
        ];

    public static bool HasStory(Recipe recipe) => recipe.Variables.ContainsKey(Story);

    private SetupAnswers Read()
    {
        var story = Recipes.Any(recipe => recipe.Name == Form.Recipe && HasStory(recipe))
            ? Form.Stories.GetValueOrDefault(Form.Recipe)
            : null;
        return new SetupAnswers
        {
            SiteName = Form.SiteName,
            AdminEmail = Form.AdminEmail,
            AdminPassword = Form.AdminPassword,
            AdminName = Form.AdminName,
            Language = Form.Language,
            Recipe = Form.Recipe,
            Variables = string.IsNullOrEmpty(story)
                ? new Dictionary<string, string>(StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal) { [Story] = story },
        };
    }
}
