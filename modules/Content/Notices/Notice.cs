using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Content.Notices;

/// <summary>Who reads a notice: anybody, or those who are signed in.</summary>
public enum NoticeAudience { Public, Members }

public enum NoticeState { Draft, Published, Withdrawn }

internal sealed class Notice : IVersioned
{
    public required Guid Id { get; init; }
    public required string Title { get; set; }

    /// <summary>Markdown without HTML.</summary>
    public required string Body { get; set; }

    public required NoticeAudience Audience { get; set; }
    public required DateTimeOffset ShownFrom { get; set; }
    public required DateTimeOffset? ShownUntil { get; set; }

    /// <summary>Account of who wrote the text as it stands.</summary>
    public required Guid Author { get; set; }

    /// <summary>Account of who published it; never the author.</summary>
    public Guid? Approver { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Version { get; set; }

    public NoticeState State => WithdrawnAt is not null ? NoticeState.Withdrawn : PublishedAt is not null ? NoticeState.Published : NoticeState.Draft;

    public static void Map(EntityTypeBuilder<Notice> entity) => entity.Ignore(n => n.State);

    /// <summary>Another text is another draft: it needs its own approval.</summary>
    public void Rewritten(Guid author)
    {
        Author = author;
        (Approver, PublishedAt, WithdrawnAt) = (null, null, null);
    }

    public void Publish(Guid approver, DateTimeOffset at) => (Approver, PublishedAt, WithdrawnAt) = (approver, at, null);
    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;
}
