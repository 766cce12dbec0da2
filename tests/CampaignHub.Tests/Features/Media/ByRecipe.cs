using CampaignHub.Features.Media;
using CampaignHub.Features.PublicSite;
using CampaignHub.Features.Recipes;
using CampaignHub.Tests.Features.Recipes;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Media;

public sealed class ByRecipe
{
    private const string Campaign = """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "By recipe", "slug": "recipe" }""";

    private static readonly string Whole = RecipeFile.Steps(
        Campaign,
        $$"""
        { "name": "media", "Files": [
            { "TargetPath": "press/photo.png", "SourcePath": "photo.png", "AltText": "A full hall", "Credit": "Ada", "Licence": "cc_by", "IsPublic": true },
            { "TargetPath": "note.txt", "Base64": "{{Convert.ToBase64String(Sample.Text("A note"))}}" }
        ] }
        """,
        """
        { "name": "content", "data": [ { "ContentItemId": "n", "ContentType": "News", "DisplayText": "A photo", "AutoroutePart": { "Path": "a-photo" },
            "MarkdownBodyPart": { "Markdown": "![A full hall](/media/press/photo.png)" } } ] }
        """
    );

    [Fact]
    public async Task Files_beside_a_recipe_come_into_the_library_and_pages_find_them_by_their_path()
    {
        await using var hub = new HubFactory();
        using var file = Recipe(Whole);

        var report = await file.RunAsync(hub);

        Assert.False(report.IsRefused, string.Join(' ', report.Steps.SelectMany(step => step.Remarks)));
        var photo = await hub.DbAsync(db => db.Set<MediaFile>().IgnoreQueryFilters().SingleAsync(each => each.Path == "press/photo.png"));
        Assert.Equal(("A full hall", "Ada", Licence.CcBy, true), (photo.AltText, photo.Credit, photo.Licence, photo.IsPublic));
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/news/a-photo");
        var address = reader.Page.QuerySelector("main img")?.GetAttribute("src");
        Assert.Equal($"/media/{photo.Id}/photo.png", address);
        await reader.OpenAsync(address!);
        Assert.Equal(System.Net.HttpStatusCode.OK, reader.Status);
    }

    [Fact]
    public async Task A_recipe_that_is_run_twice_changes_nothing_and_a_plan_keeps_no_file()
    {
        await using var hub = new HubFactory();
        using var file = Recipe(Whole);
        await file.PlanAsync(hub);
        Assert.Equal(0, FilesIn(hub));
        await file.RunAsync(hub);
        Assert.Equal(3, FilesIn(hub));

        var again = await file.RunAsync(hub);

        Assert.All(again.Steps, step => Assert.Equal(StepAction.Unchanged, step.Action));
        Assert.Equal(3, FilesIn(hub));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<MediaFile>().IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task New_content_at_a_path_replaces_the_old_and_keeps_what_people_wrote()
    {
        await using var hub = new HubFactory();
        using var file = Recipe(Whole);
        await file.RunAsync(hub);
        await hub.DbAsync(async db =>
        {
            db.Here.EnterEverywhere();
            (await db.Set<MediaFile>().SingleAsync(each => each.Path == "note.txt")).Caption = "Ours";
            return await db.SaveChangesAsync();
        });
        await File.WriteAllTextAsync(
            file.Path,
            Whole.Replace(
                Convert.ToBase64String(Sample.Text("A note")),
                Convert.ToBase64String(Sample.Text("Another")),
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );

        var report = await file.RunAsync(hub);

        Assert.Equal(StepAction.Update, report.Steps[1].Action);
        var note = await hub.DbAsync(db => db.Set<MediaFile>().IgnoreQueryFilters().SingleAsync(each => each.Path == "note.txt"));
        Assert.Equal(("Ours", 7L), (note.Caption, note.Bytes));
    }

    [Theory]
    [InlineData("""{ "TargetPath": "a.png", "SourcePath": "../../etc/passwd" }""", true, "outside the recipe's folder")]
    [InlineData("""{ "TargetPath": "../a.png", "SourcePath": "photo.png" }""", true, "outside the media library")]
    [InlineData("""{ "TargetPath": "/etc/a.png", "SourcePath": "photo.png" }""", true, "outside the media library")]
    [InlineData("""{ "TargetPath": "a.png", "SourcePath": "missing.png" }""", false, "There is no file")]
    [InlineData("""{ "TargetPath": "a.png", "Base64": "%%%" }""", false, "Base64")]
    [InlineData("""{ "TargetPath": "a.pdf", "Base64": "IyEvYmluL3NoCg==" }""", false, "scripts are not taken")]
    [InlineData("""{ "TargetPath": "a.png", "SourcePath": "photo.png", "IsPublic": true }""", false, "alt text")]
    public async Task A_file_that_may_not_be_had_refuses_the_recipe(string file, bool isUnsafe, string words)
    {
        await using var hub = new HubFactory();
        using var recipe = Recipe(RecipeFile.Steps(Campaign, $$"""{ "name": "media", "Files": [{{file}}] }"""));

        var report = await recipe.RunAsync(hub);

        Assert.True(report.IsRefused);
        Assert.Equal(isUnsafe, report.Steps[1].Action == StepAction.Unsafe);
        Assert.Contains(words, report.Steps[1].Remarks.Single().Told, StringComparison.Ordinal);
        Assert.Equal(0, FilesIn(hub));
        Assert.False(await hub.DbAsync(db => db.Set<MediaFile>().IgnoreQueryFilters().AnyAsync()));
    }

    [Fact]
    public async Task A_page_whose_picture_is_not_in_the_library_says_so()
    {
        await using var hub = new HubFactory();
        using var recipe = Recipe(
            RecipeFile.Steps(
                Campaign,
                """
                { "name": "content", "data": [ { "ContentItemId": "n", "ContentType": "Page", "DisplayText": "A page", "AutoroutePart": { "Path": "a" },
                    "MarkdownBodyPart": { "Markdown": "![x](/media/none.png)" } } ] }
                """
            )
        );

        var report = await recipe.RunAsync(hub);

        Assert.False(report.IsRefused);
        Assert.Equal("There is no file none.png in the media library.", report.Steps[1].Remarks.Single().Told);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<SitePiece>().IgnoreQueryFilters().CountAsync()));
    }

    private static RecipeFile Recipe(string json)
    {
        var file = new RecipeFile(json);
        File.WriteAllBytes(file.In("photo.png"), Sample.Png());
        return file;
    }

    private static int FilesIn(HubFactory hub) =>
        System.IO.Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "files"), "*", SearchOption.AllDirectories).Count();
}
