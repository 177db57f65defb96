using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Events.Happenings;

/// <summary>FEATURES EVT-02: set for each event, changeable only before the first entry.</summary>
public enum Intake { FirstCome, Lottery, Mixed }

/// <summary>Whom a price class is for: everybody, the member, registered family, or any other companion.</summary>
public enum ForWhom { Anyone, Member, Family, Other }

/// <summary>An event as it is announced; held once or on several sessions.</summary>
internal sealed class Happening : IVersioned
{
    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public required string Place { get; set; }

    /// <summary>Which of the site's pictures stands on the page; decoration, alt is empty.</summary>
    public required string Picture { get; set; }

    public required Intake Intake { get; set; }
    public required DateTimeOffset EntriesFrom { get; set; }
    public required DateTimeOffset EntriesUntil { get; set; }
    public required DateTimeOffset CancelUntil { get; set; }

    /// <summary>How many may come along with the member; 0 alone.</summary>
    public required int CompanionsMost { get; set; }

    /// <summary>How many places one household may have over all sessions.</summary>
    public required int LimitPerHousehold { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public int Version { get; set; }

    public List<Session> Sessions { get; } = [];
    public List<PriceClass> PriceClasses { get; } = [];

    public static void Map(EntityTypeBuilder<Happening> entity)
    {
        entity.HasMany(h => h.Sessions).WithOne().HasForeignKey(s => s.HappeningId);
        entity.HasMany(h => h.PriceClasses).WithOne().HasForeignKey(p => p.HappeningId);
    }
}

internal sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid HappeningId { get; init; }

    /// <summary>The day decides the ages.</summary>
    public required DateOnly Day { get; set; }
    public required TimeOnly StartsAt { get; set; }
    public SessionStock Stock { get; init; } = null!;

    public static void Map(EntityTypeBuilder<Session> entity) =>
        entity.HasOne(s => s.Stock).WithOne().HasForeignKey<SessionStock>(s => s.Id);
}

/// <summary>How many people may come and how many places are left. Guarded by CHECK; holds no personal data.</summary>
internal sealed class SessionStock
{
    public required Guid Id { get; init; }
    public required int Capacity { get; set; }
    public required int Remaining { get; set; }

    public static void Map(EntityTypeBuilder<SessionStock> entity)
    {
    }
}

internal sealed class PriceClass
{
    public required Guid Id { get; init; }
    public required Guid HappeningId { get; init; }
    public required int Position { get; set; }
    public required string Name { get; set; }
    public required ForWhom ForWhom { get; set; }
    public required int AgeFrom { get; set; }

    /// <summary>The first age that no longer belongs to it, or null.</summary>
    public required int? AgeTo { get; set; }

    public required Yen Fee { get; set; }

    public static void Map(EntityTypeBuilder<PriceClass> entity)
    {
    }
}
