namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Mail addresses and phone numbers as they are compared; empty for other ways to reach somebody.</summary>
internal static class Reachable
{
    // Of a French number: +33 1 23 45 67 89, 0033 1…, 01 23 45 67 89.
    private const int NationalDigits = 9;
    private const int ShortestNumber = 6;

    public static string Of(ContactKind kind, string value) =>
        kind switch
        {
            ContactKind.Email => $"m:{value.Trim().ToLowerInvariant()}",
            ContactKind.Phone or ContactKind.Mobile => Phone(value),
            _ => "",
        };

    private static string Phone(string value)
    {
        // The (0) of +33 (0)1 23… is not dialled.
        var digits = new string([.. value.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit)]);
        var isForeign = value.TrimStart().StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        digits = isForeign ? digits.TrimStart('0') : digits;
        if (isForeign && digits.StartsWith("33", StringComparison.Ordinal) && digits.Length == NationalDigits + 2)
        {
            digits = digits[2..];
        }
        else if (!isForeign && digits.Length == NationalDigits + 1 && digits[0] == '0')
        {
            digits = digits[1..];
        }

        return digits.Length >= ShortestNumber ? $"p:{digits}" : "";
    }
}
