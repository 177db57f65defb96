using WelfareMutual.Content.Notices;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Content;

/// <summary>A notice as the form of the back office asks it.</summary>
public sealed class NoticeInput
{
    public int Version { get; set; }
    public string? Title { get; set; }
    public string? Body { get; set; }
    public NoticeAudience Audience { get; set; }
    public string? ShownFrom { get; set; }
    public string? ShownUntil { get; set; }

    internal static NoticeInput Of(NoticeBoard.Row row) => new()
    {
        Version = row.Version,
        Title = row.Title,
        Body = row.Body,
        Audience = row.Audience,
        ShownFrom = MomentText.Of(row.ShownFrom),
        ShownUntil = row.ShownUntil is { } until ? MomentText.Of(until) : null,
    };
}
