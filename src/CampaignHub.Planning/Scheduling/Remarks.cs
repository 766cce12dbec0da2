namespace CampaignHub.Planning;

/// <summary>What is allowed and worth saying all the same.</summary>
internal static class Remarks
{
    public static IEnumerable<PlanProblem> Of(PlanInput input, Network network) =>
        [.. AnchorsOnHolidays(input), .. DoubledLinks(input, network)];

    private static IEnumerable<PlanProblem> AnchorsOnHolidays(PlanInput input) =>
        from anchor in input.Anchors
        where input.Calendar.IsClosedDate(DateOnly.FromDateTime(anchor.At))
        select new PlanProblem { Kind = ProblemKind.AnchorOnHoliday, Chain = [new(anchor.Id, null)] };

    /// <summary>Each doubled link once, however often it stands there.</summary>
    private static IEnumerable<PlanProblem> DoubledLinks(PlanInput input, Network network)
    {
        Dictionary<(int To, LinkType Type), int> seen = [];
        for (var node = 0; node < network.NodeCount; node++)
        {
            if (network.ArcsFrom(node).Length < 2)
            {
                continue;
            }

            seen.Clear();
            for (var index = network.FirstArcFrom(node); index < network.FirstArcFrom(node + 1); index++)
            {
                var (to, type) = (network.Arcs[index].To, network.Arcs[index].Type);
                var count = seen[(to, type)] = seen.GetValueOrDefault((to, type)) + 1;
                if (count == 2)
                {
                    var link = input.Links[network.Arcs[index].Link];
                    yield return new PlanProblem { Kind = ProblemKind.DoubledLink, Chain = [new(link.From, link), new(link.To, null)] };
                }
            }
        }
    }
}
