using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Tickets.Offerings;

/// <summary>Kinds of seed 004 and FEATURES TIC-01.</summary>
public enum TicketKind { Voucher, Dated, Code, Mailed }

/// <summary>How long a limit counts: over the offering's whole sale, or anew each fiscal year.</summary>
public enum LimitPeriod { WholeSale, FiscalYear }

internal sealed class Offering : IVersioned
{
    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public required TicketKind Kind { get; set; }
    public required string Place { get; set; }

    /// <summary>Which of the site's pictures stands on the card; decoration, alt is empty.</summary>
    public required string Picture { get; set; }

    public required DateTimeOffset SaleFrom { get; set; }
    public required DateTimeOffset SaleUntil { get; set; }
    public required DateOnly UseUntil { get; set; }

    /// <summary>The day of a dated ticket, and of no other kind; <see cref="UseUntil"/> is the same day then.</summary>
    public DateOnly? HeldOn { get; set; }

    /// <summary>Null when the day has no hour.</summary>
    public TimeOnly? StartsAt { get; set; }

    /// <summary>Where one sits, or how the seat is found; empty when there is nothing to say.</summary>
    public string Seat { get; set; } = "";

    /// <summary>Days after payment within which an unused ticket may be given back; 0 never.</summary>
    public required int ReturnDays { get; set; }

    public required int LimitPerMember { get; set; }
    public required int LimitPerHousehold { get; set; }
    public required LimitPeriod LimitPeriod { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public int Version { get; set; }

    public List<PriceClass> PriceClasses { get; } = [];
    public OfferingStock Stock { get; init; } = null!;

    public static void Map(EntityTypeBuilder<Offering> entity)
    {
        entity.HasMany(o => o.PriceClasses).WithOne().HasForeignKey(p => p.OfferingId);
        entity.HasOne(o => o.Stock).WithOne().HasForeignKey<OfferingStock>(s => s.Id);
    }

    /// <summary>Which count a purchase now moves: 0 for the whole sale, else the fiscal year.</summary>
    public int CountedIn(DateOnly today) => LimitPeriod == LimitPeriod.WholeSale ? 0 : today.AddMonths(-3).Year;
}

/// <summary>How many may be sold and how many are left. Guarded by CHECK; holds no personal data.</summary>
internal sealed class OfferingStock
{
    public required Guid Id { get; init; }
    public required int Capacity { get; set; }
    public required int Remaining { get; set; }

    public static void Map(EntityTypeBuilder<OfferingStock> entity)
    {
    }
}

internal sealed class PriceClass
{
    public required Guid Id { get; init; }
    public required Guid OfferingId { get; init; }
    public required int Position { get; set; }
    public required string Name { get; set; }
    public required string Note { get; set; }
    public required Yen Price { get; set; }
    public required Yen UsualPrice { get; set; }

    public static void Map(EntityTypeBuilder<PriceClass> entity)
    {
    }
}
