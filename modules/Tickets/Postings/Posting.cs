using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WelfareMutual.Tickets.Postings;

/// <summary>A purchase of tickets on paper that was sent by post. The id is the reservation's. Where to is not kept: it is the register's address of that day.</summary>
internal sealed class Posting
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>What was marked at once.</summary>
    public required Guid BatchId { get; init; }
    public required Guid PostedBy { get; init; }
    public required DateTimeOffset PostedAt { get; init; }

    public static void Map(EntityTypeBuilder<Posting> entity)
    {
    }
}
