using System.Globalization;

namespace CampaignHub.Planning.Tests;

internal static class Iso
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTime At(string iso) => DateTime.Parse(iso, CultureInfo.InvariantCulture);
}
