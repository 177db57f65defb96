using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Enterprises.Register;

/// <summary>A member enterprise. What may change with a date is in its profiles and accounts.</summary>
internal sealed class Enterprise : IVersioned
{
    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";
    public EnterpriseState State { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public int Version { get; set; }

    public static Enterprise Open(string number, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(), Number = number, State = EnterpriseState.Applied, OpenedAt = now };

    public EnterpriseTransition Move(EnterpriseState to, DateOnly on, Guid by, DateTimeOffset now)
    {
        State = to;
        return new() { Id = Guid.CreateVersion7(), EnterpriseId = Id, State = to, EffectiveFrom = on, EnteredBy = by, EnteredAt = now };
    }
}

/// <summary>One step of an enterprise's life; never changed.</summary>
internal sealed class EnterpriseTransition
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public EnterpriseState State { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
}
