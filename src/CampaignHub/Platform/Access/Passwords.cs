using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace CampaignHub.Platform.Access;

/// <summary>
/// What a password must be: long, and not made of nothing but words that everybody tries first, the person's own words, digits and signs.
/// </summary>
internal sealed class Passwords : IPasswordValidator<HubUser>
{
    public const int MinLength = 12;
    public const string TooShort = "The password needs at least 12 characters.";
    public const string TooCommon = "This password is too easy to guess: take several words that do not belong together.";

    // What is left of a password beside such words has to be at least this long.
    private const int Own = 5;

    private static readonly FrozenSet<string> Common = ReadCommon();

    public Task<IdentityResult> ValidateAsync(UserManager<HubUser> manager, HubUser user, string? password) =>
        Task.FromResult(
            Fault(password, user.Email?.Split('@')[0], user.Name) is { } fault
                ? IdentityResult.Failed(new IdentityError { Code = nameof(Passwords), Description = fault })
                : IdentityResult.Success
        );

    /// <summary>The sentence that refuses it, or null.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="personal">Words about the person or the site.</param>
    public static string? Fault(string? password, params ReadOnlySpan<string?> personal)
    {
        if (password is null || password.Length < MinLength)
        {
            return TooShort;
        }

        var letters = Letters(password);
        var words = Common.ToList();
        foreach (var word in personal)
        {
            words.AddRange((word ?? "").Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries).Select(Letters));
        }

        foreach (var word in words.Where(word => word.Length >= 3).OrderByDescending(word => word.Length))
        {
            letters = letters.Replace(word, "", StringComparison.Ordinal);
        }

        return letters.Distinct().Count() < Own ? TooCommon : null;
    }

    // "P@ssw0rd-2024" reads "password": case, accents, signs and the usual stand-ins fall away.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var each in text.Normalize(NormalizationForm.FormD))
        {
            var letter = char.ToLowerInvariant(each) switch
            {
                '@' => 'a',
                '$' => 's',
                '0' => 'o',
                '€' => 'e',
                var other => other,
            };
            if (char.IsLetter(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(letter);
            }
        }

        return letters.ToString();
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("CampaignHub.Platform.Access.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not embedded.");
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
