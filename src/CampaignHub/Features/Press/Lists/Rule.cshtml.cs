using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists.Rules;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

/// <summary>The rule of a list, condition by condition, with whom it finds meanwhile. Nothing is kept before it is saved.</summary>
internal sealed class RuleModel(HubDb db, FindByRule find, Texts texts) : PageModel, ILoadsPage
{
    /// <summary>So many words are offered while typing.</summary>
    private const int Offered = 200;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public RuleForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public PressList List { get; private set; } = null!;

    /// <summary>Null while a condition lacks its word or number.</summary>
    public FindByRule.Found? Found { get; private set; }

    /// <summary>What the rule says as far as it goes, or what it lacks.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>Beats, territories and tags that are in use.</summary>
    public IReadOnlyDictionary<RuleField, IReadOnlyList<string>> Words { get; private set; } =
        new Dictionary<RuleField, IReadOnlyList<string>>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } list)
        {
            return NotFound();
        }

        if (list.Rule is not { } rule)
        {
            return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
        }

        (Form, Version) = (RuleForm.Of(rule), list.Version);
        Form.Do(deed: null);
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Adds or takes out a condition, or only looks whom the rule finds.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? deed, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Form.Do(deed);
        await LoadAsync(cancellationToken);
        return List is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } list)
        {
            return NotFound();
        }

        db.Expect(list, Version);
        list.Follow(Form.Rule());
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = (await FindAsync(cancellationToken))!;
        if (List is null)
        {
            return;
        }

        Form.Do(deed: null);
        await LookAsync(cancellationToken);
        Words = new Dictionary<RuleField, IReadOnlyList<string>>
        {
            [RuleField.Beat] = await BeatsAsync(cancellationToken),
            [RuleField.Territory] = await TerritoriesAsync(cancellationToken),
            [RuleField.Tag] = await db.Set<JournalistTag>()
                .Select(tag => tag.Text)
                .Distinct()
                .OrderBy(text => text)
                .Take(Offered)
                .ToListAsync(cancellationToken),
        };
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rule = Form.Rule().Check();
            Sentence = texts.Sentence(rule);
            Found = await find.LookAsync(rule, cancellationToken);
        }
        catch (RefusedException refused)
        {
            Sentence = texts[refused.Template, [.. refused.Values]];
        }
    }

    private async Task<IReadOnlyList<string>> BeatsAsync(CancellationToken cancellationToken)
    {
        var usual = await db.Set<Journalist>()
            .Where(journalist => journalist.Beats != "")
            .GroupBy(journalist => journalist.Beats)
            .OrderByDescending(some => some.Count())
            .Select(some => some.Key)
            .Take(Offered)
            .ToListAsync(cancellationToken);
        return [.. Journalist.ReadBeats(string.Join(',', usual)).Order(StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<IReadOnlyList<string>> TerritoriesAsync(CancellationToken cancellationToken)
    {
        var ofOutlets = db.Set<Outlets.Outlet>().Where(outlet => outlet.Territory != "").Select(outlet => outlet.Territory);
        var ofPeople = db.Set<Journalist>().Select(journalist => journalist.Actor.Territory).Where(text => text != "");
        return await ofOutlets.Union(ofPeople).OrderBy(text => text).Take(Offered).ToListAsync(cancellationToken);
    }

    private Task<PressList?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<PressList>().SingleOrDefaultAsync(list => list.Id == Id, cancellationToken);
}
