using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// Finds people in texts: full names in either order, whatever their case and accents, mail addresses and phone numbers. Taking others out of an access
/// export and taking one person out of everything that stays is the same work with another list.
/// </summary>
internal sealed partial class NameFinder
{
    private const int NationalDigits = 9;
    private static readonly SearchValues<char> Between = SearchValues.Create(" ,-’'\u00A0\n\r\t");

    private readonly Dictionary<string, List<(string[] Words, string Key)>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _phones = new(StringComparer.Ordinal);

    public bool IsEmpty => _names.Count == 0 && _addresses.Count == 0 && _phones.Count == 0;

    /// <param name="firstName">Without one, the name is a function or too short to be told from other words: it is not looked for.</param>
    /// <param name="lastName">Of the person.</param>
    /// <param name="key">Who it is.</param>
    public void AddName(string firstName, string lastName, string key)
    {
        var (first, last) = (Words(firstName), Words(lastName));
        if (first.Length == 0 || last.Length == 0)
        {
            return;
        }

        AddWords([.. first, .. last], key);
        AddWords([.. last, .. first], key);
    }

    /// <summary>A last name wherever it stands, by itself.</summary>
    public void AddLastName(string lastName)
    {
        if (Words(lastName) is { Length: > 0 } words)
        {
            AddWords(words, "");
        }
    }

    /// <summary>Where the first name of the text stands that was added; one with a capital before any other.</summary>
    public (int At, int Length)? First(string text)
    {
        var words = Word().Matches(text);
        return Enumerable
            .Range(0, words.Count)
            .Select(at => (At: at, Found: FindAt(text, words, at)))
            .Where(each => each.Found is not null)
            .Select(each => (From: words[each.At], Last: words[each.At + each.Found!.Value.Length - 1]))
            .OrderByDescending(each => char.IsUpper(text[each.From.Index]))
            .Select(each => ((int, int)?)(each.From.Index, each.Last.Index + each.Last.Length - each.From.Index))
            .FirstOrDefault();
    }

    public void AddAddress(string address, string key) => _addresses.TryAdd(address.ToLowerInvariant(), key);

    public void AddPhone(string phone, string key)
    {
        if (Digits(phone) is { Length: NationalDigits } digits)
        {
            _phones.TryAdd(digits, key);
        }
    }

    /// <summary>The text with everybody who was added taken out; <paramref name="found"/> hears who each was.</summary>
    public string Replace(string text, string instead, Action<string>? found = null)
    {
        if (text.Length == 0 || IsEmpty)
        {
            return text;
        }

        text = Address()
            .Replace(text, match => Instead(match, _addresses.GetValueOrDefault(match.Value.ToLowerInvariant()), instead, found));
        text = Phone().Replace(text, match => Instead(match, _phones.GetValueOrDefault(Digits(match.Value)), instead, found));
        return ReplaceNames(text, instead, found);
    }

    private static string Instead(Match match, string? key, string instead, Action<string>? found)
    {
        if (key is null)
        {
            return match.Value;
        }

        found?.Invoke(key);
        return instead;
    }

    private string ReplaceNames(string text, string instead, Action<string>? found)
    {
        var words = Word().Matches(text);
        StringBuilder? result = null;
        var copied = 0;
        for (var at = 0; at < words.Count; at++)
        {
            if (FindAt(text, words, at) is not var (length, key))
            {
                continue;
            }

            var end = words[at + length - 1];
            (result ??= new StringBuilder()).Append(text, copied, words[at].Index - copied).Append(instead);
            copied = end.Index + end.Length;
            at += length - 1;
            found?.Invoke(key);
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private (int Length, string Key)? FindAt(string text, MatchCollection words, int at)
    {
        if (!_names.TryGetValue(Normal.Of(words[at].Value), out var candidates))
        {
            return null;
        }

        foreach (var (name, key) in candidates)
        {
            if (
                at + name.Length <= words.Count
                && Enumerable.Range(1, name.Length - 1).All(next => Continues(text, words, at + next, name[next]))
            )
            {
                return (name.Length, key);
            }
        }

        return null;
    }

    // Only blanks, a comma or a hyphen stand between the words of one name.
    private static bool Continues(string text, MatchCollection words, int at, string word)
    {
        var from = words[at - 1].Index + words[at - 1].Length;
        var between = text.AsSpan(from, words[at].Index - from);
        return between.Length <= 3 && !between.ContainsAnyExcept(Between) && Normal.Of(words[at].Value) == word;
    }

    private void AddWords(string[] words, string key)
    {
        if (!_names.TryGetValue(words[0], out var candidates))
        {
            _names.Add(words[0], candidates = []);
        }

        candidates.Add((words, key));
        // The longest first: a name that goes on is not cut in the middle.
        candidates.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    private static string[] Words(string name) =>
        [.. Word().Matches(name).Select(match => Normal.Of(match.Value)).Where(word => word.Length > 0)];

    /// <summary>By which two spellings of one number are known as one: its last nine digits.</summary>
    public static string Digits(string phone)
    {
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        return digits.Length <= NationalDigits ? digits : digits[^NationalDigits..];
    }

    [GeneratedRegex(@"[\p{L}\p{Mn}\p{Nd}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\+?[0-9][0-9 .()\u00A0-]{7,20}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}
