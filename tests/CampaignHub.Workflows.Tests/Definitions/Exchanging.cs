using System.Text.Json.Nodes;
using CampaignHub.Workflows.Definitions;
using CsCheck;

namespace CampaignHub.Workflows.Tests.Definitions;

public sealed class Exchanging
{
    private static JsonObject ComingSoon()
    {
        using var stream = typeof(Exchanging).Assembly.GetManifestResourceStream(typeof(Exchanging), "coming-soon.json")!;
        return JsonNode.Parse(stream)!["data"]![0]!.AsObject();
    }

    [Fact]
    public void A_workflow_of_Orchard_is_read()
    {
        var definition = WorkflowDefinition.Read(ComingSoon());

        Assert.Equal(
            ("User Registration", true, false, true),
            (definition.Name, definition.IsEnabled, definition.IsSingleton, definition.DeleteFinishedWorkflows)
        );
        Assert.Equal(6, definition.Activities.Count);
        Assert.Equal(
            ("", 0, 20, true),
            (definition.Activities[0].Title, definition.Activities[0].X, definition.Activities[0].Y, definition.Activities[0].IsStart)
        );
        Assert.Equal("Assign email", definition.Activities[5].Title);
        Assert.Equal(new TransitionDefinition("fork", "Validate Email", "email"), definition.Transitions[1]);
        Assert.Equal("start", Assert.Single(definition.StartsOn("HttpRequestEvent")).ActivityId);
    }

    [Fact]
    public void What_nobody_knows_is_written_as_it_was_read_and_validating_changes_nothing()
    {
        var original = ComingSoon();
        var definition = WorkflowDefinition.Read(original);

        Workflows.Validator.Validate(definition);
        var written = definition.Write();

        original["Activities"]![4]!["Properties"]!.AsObject().Remove("Branches");
        Assert.Equal(original.ToJsonString(), written.ToJsonString());
        Assert.Equal(written.ToJsonString(), WorkflowDefinition.Read(written).Write().ToJsonString());
    }

    [Fact]
    public void What_is_edited_keeps_what_is_not()
    {
        var definition = WorkflowDefinition.Read(ComingSoon());

        definition.Activities[5].Title = "Take the address";
        definition.Activities[3].X = 7;
        definition.Add("end", "LogTask");
        definition.Connect("script", "Done", "end");
        var script = definition.Write()["Activities"]![5]!;

        Assert.Equal("Take the address", script["Properties"]!["ActivityMetadata"]!["Title"]!.ToString());
        Assert.True((bool)script["Collapsed"]!);
        Assert.Equal("end", definition.Find("end")!.ActivityId);
        Assert.False(definition.Write()["Activities"]![3]!.AsObject().ContainsKey("Properties"));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("{", "")]
    [InlineData("""{ "Activities": 3 }""", "/Activities")]
    [InlineData("""{ "Activities": [], "Transitions": [{}, 4] }""", "/Transitions/1")]
    public void What_is_no_workflow_is_refused_with_its_place(string json, string path) =>
        Assert.Equal(path, Assert.Throws<WorkflowFormatException>(() => WorkflowDefinition.Read(json)).Path);

    [Fact]
    public void Comments_trailing_commas_and_other_cases_are_read_and_the_key_is_not_written()
    {
        var definition = WorkflowDefinition.Read(
            """{ "id": 7, "workflowtypeid": "a", /* ours */ "activities": [{ "activityid": "x", "name": "LogTask", }], }"""
        );

        Assert.Equal(("a", "x"), (definition.WorkflowTypeId, definition.Activities[0].ActivityId));
        Assert.Equal("""{"workflowtypeid":"a","activities":[{"activityid":"x","name":"LogTask"}]}""", definition.Write().ToJsonString());
    }

    /// <summary>Whatever members an activity has, of whatever shape, they come out as they went in.</summary>
    [Fact]
    public void Any_member_survives()
    {
        var text = Gen.String.Where(value => value.All(letter => !char.IsSurrogate(letter)));
        var leaf = Gen.OneOf(
            text.Select(value => (JsonNode?)value),
            Gen.Double[-1e6, 1e6].Select(value => (JsonNode?)value),
            Gen.Const((JsonNode?)null)
        );
        var list = leaf.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]));
        var member = Gen.Select(Gen.Int[0, 1_000_000].Select(number => $"Extra{number}"), Gen.OneOf(leaf, list));

        member
            .Array[0, 6]
            .Sample(members =>
            {
                var json = new JsonObject { ["Name"] = "LogTask" };
                foreach (var (name, value) in members)
                {
                    json[name] = value?.DeepClone();
                }

                var whole = new JsonObject
                {
                    ["Name"] = "x",
                    ["Activities"] = new JsonArray(json),
                    ["More"] = json.DeepClone(),
                };
                return WorkflowDefinition.Read(whole).Write().ToJsonString() == whole.ToJsonString();
            });
    }
}
