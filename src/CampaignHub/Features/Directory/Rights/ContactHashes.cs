using System.Security.Cryptography;
using System.Text;
using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// Keyed hashes of what a person is found by. The key lies beside the hub's other keys, outside the database and its backups, so that neither the ledger
/// nor a copy of the database can be tried out against a list of addresses.
/// </summary>
internal sealed class ContactHashes(DataDirectory directory)
{
    private const int NationalDigits = 9;

    private byte[]? _key;

    public string OfAddress(string address) => Of($"mail:{address.Trim().ToLowerInvariant()}");

    /// <summary>By its last digits: +33 1 23 and 01 23 end alike.</summary>
    public string OfPhone(string phone)
    {
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        return Of($"phone:{(digits.Length <= NationalDigits ? digits : digits[^NationalDigits..])}");
    }

    /// <summary>First and last name in any order, without case and accents.</summary>
    public string OfName(string fullName) =>
        Of($"name:{string.Join(' ', Normal.Words(fullName.Replace('-', ' ')).Order(StringComparer.Ordinal))}");

    /// <summary>Of somebody's name together with a way to reach them, each as its own hash.</summary>
    public string OfPair(string name, string reach) => Of($"pair:{name}|{reach}");

    public string OfKey(string source, string key) => Of($"key:{source}|{key}");

    private string Of(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key ??= KeyFile.Load(directory, "contact-hashes"), Encoding.UTF8.GetBytes(text)));
}
