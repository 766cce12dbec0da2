namespace CampaignHub.Platform.Printing;

/// <summary>
/// A page that is also a PDF: <c>?format=pdf</c> on its own address, under its own permission and from its own view, laid out by <c>_Printed</c>.
/// Where no Chromium is installed, the answer is that layout as a page to print.
/// </summary>
internal interface IPrintedPage
{
    public Paper Paper { get; }

    /// <summary>Without extension.</summary>
    public string FileName { get; }
}
