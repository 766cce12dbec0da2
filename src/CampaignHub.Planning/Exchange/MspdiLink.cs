namespace CampaignHub.Planning;

/// <summary>The links into a row of an MSPDI file.</summary>
internal static class MspdiLink
{
    /// <summary>A lag is counted in tenths of a minute, but for percent.</summary>
    private const double TenthsPerHour = 600;
    private const double MostHours = 24 * 50_000;
    private const double MostPercent = 100_000;

    public static IEnumerable<PlanLink> ReadAll(MspdiOutline.Row row, MspdiOutline outline)
    {
        foreach (var link in row.Element.All("PredecessorLink"))
        {
            var uid = link.TextOf("PredecessorUID") ?? throw new PlanFileException(link.Place, "\"{0}\" is missing.", "PredecessorUID");
            if (outline.Find(uid) is { } from)
            {
                yield return new PlanLink(from.Id, row.Id, ReadType(link), ReadLag(link, from));
            }
            else if (!link.IsOn("CrossProject") && !outline.IsLeftAside(uid))
            {
                throw new PlanFileException(link.Find("PredecessorUID")!.Place, "\"{0}\" is no task or anchor.", uid);
            }
        }
    }

    private static LinkType ReadType(MspdiElement link) =>
        link.Number("Type") switch
        {
            0 => LinkType.FinishToFinish,
            1 or null => LinkType.FinishToStart,
            2 => LinkType.StartToFinish,
            3 => LinkType.StartToStart,
            var type => throw new PlanFileException(link.Find("Type")!.Place, "{0} is not between {1} and {2}.", type, 0, 3),
        };

    private static Lag ReadLag(MspdiElement link, MspdiOutline.Row from)
    {
        var amount = link.Decimal("LinkLag") ?? 0;
        var format = link.Number("LagFormat");
        if (Math.Abs(amount) > (MspdiFormat.IsPercent(format) ? MostPercent : MostHours * TenthsPerHour))
        {
            throw new PlanFileException(link.Find("LinkLag")!.Place, "the lag {0} is not one.", amount);
        }

        if (amount == 0)
        {
            return Lag.None;
        }

        return (MspdiFormat.IsPercent(format), MspdiFormat.IsElapsed(format)) switch
        {
            (true, false) => Lag.Percent(amount),
            // A percent of the predecessor's work, counted by the clock.
            (true, true) => Lag.ElapsedHours(MspdiTask.ReadDuration(from.Element).Amount * amount / 100),
            (false, true) => Lag.ElapsedHours(amount / TenthsPerHour),
            (false, false) => Lag.WorkingHours(amount / TenthsPerHour),
        };
    }
}
