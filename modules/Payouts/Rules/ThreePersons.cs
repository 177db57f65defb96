using WelfareMutual.Kernel;

namespace WelfareMutual.Payouts.Rules;

/// <summary>Source: FEATURES OUT-01. Preparer, checker and releaser are three people, whatever roles they hold.</summary>
internal static class ThreePersons
{
    public static Refusal? Check(Guid actor, Guid preparedBy) => actor == preparedBy ? PayoutRefusals.ThreePersons : null;

    public static Refusal? Release(Guid actor, Guid preparedBy, Guid? checkedBy) =>
        actor == preparedBy || actor == checkedBy ? PayoutRefusals.ThreePersons : null;
}
