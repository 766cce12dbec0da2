namespace CampaignHub.Platform;

/// <summary>
/// The request is understood and the hub says no. The message is an English sentence with <c>{0}</c> places;
/// the person who asked sees it in their language.
/// </summary>
public sealed class RefusedException : Exception
{
    public RefusedException(string message, params object[] values)
        : base(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, values)) => (Template, Values) = (message, values);

    public RefusedException() { }

    public RefusedException(string message, Exception innerException)
        : base(message, innerException) => Template = message;

    /// <summary>The sentence before its values are put in: the key of its translation.</summary>
    public string Template { get; } = "";

    public IReadOnlyList<object> Values { get; } = [];

    /// <summary>A stable code for programs (problem details <c>code</c>); <c>refused</c> unless the case has its own.</summary>
    public string Code { get; init; } = "refused";
}
