using Xunit.v3;

namespace CampaignHub.Tests;

/// <summary>What it tests does not depend on the database (files, words, rights, pages): <c>./test.sh</c> runs it on the first only.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OnceAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Databases", "One")];
}
