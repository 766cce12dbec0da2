using CampaignHub.Features.Recipes;
using CampaignHub.Platform;

namespace CampaignHub.Tests.Features.Recipes;

public sealed class Reading
{
    [Fact]
    public void A_byte_order_mark_comments_and_trailing_commas_are_read_over()
    {
        var recipe = Recipe.Parse("\uFEFF{ // a\n \"DisplayName\": \"D\", /* b */ \"Steps\": [ { \"name\": \"x\", }, ], }", "file");

        Assert.Equal("file", recipe.Name);
        Assert.Equal("D", recipe.DisplayName);
        Assert.Single(recipe.Steps);
    }

    [Fact]
    public void A_syntax_error_tells_its_line_and_column()
    {
        var refused = Assert.Throws<RefusedException>(() => Recipe.Parse("{\n  \"é\": oops\n}", "file", source: "a.recipe.json"));

        Assert.StartsWith("a.recipe.json, line 2, column 8: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePosition", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "one JSON object")]
    [InlineData("{ \"steps\": {} }", "/steps: this is not a list")]
    [InlineData("{ \"variables\": [] }", "/variables: this is not an object")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "'a'")]
    [InlineData("", "line 1, column 1")]
    public void What_is_no_recipe_is_refused_in_a_sentence(string json, string sentence)
    {
        var refused = Assert.Throws<RefusedException>(() => Recipe.Parse(json, "file"));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }
}
