using Microsoft.Extensions.Localization;

namespace CampaignHub.Platform.Language;

/// <summary>Lets ASP.NET's own messages (required, too long) find their French in the same place.</summary>
internal sealed class TextsLocalizer(Texts texts) : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, texts[name], !Texts.Knows(name));

    public LocalizedString this[string name, params object[] arguments] => new(name, texts[name, arguments], !Texts.Knows(name));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    internal sealed class Factory(Texts texts) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new TextsLocalizer(texts);

        public IStringLocalizer Create(string baseName, string location) => new TextsLocalizer(texts);
    }
}
