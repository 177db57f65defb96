using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Enterprises.Register;

/// <summary>A member enterprise. What changes with a date is in its profiles, accounts and transitions.</summary>
internal sealed class Enterprise : IVersioned
{
    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";

    /// <summary>After every step that was entered, also of a day to come. What holds on a day is <see cref="EnterpriseRules.StateOn"/>.</summary>
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

/// <summary>One step of an enterprise's life from a day on; never changed. On a day holds the latest by that day, the later entered of two.</summary>
internal sealed class EnterpriseTransition
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public EnterpriseState State { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
}
