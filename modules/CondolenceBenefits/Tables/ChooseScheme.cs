using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>Which scheme's tables decide, from a day of events on. Events before it keep the old scheme, whenever they are claimed (CON-01).</summary>
public sealed record ChooseScheme(string SchemeId, DateOnly From) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    /// <summary>The same for looking and for doing.</summary>
    internal static Refusal? Refuse(string scheme, DateOnly from, DateOnly today) =>
        !SchemeImport.Ids.Contains(scheme) ? ClaimRefusals.SchemeUnknown
        : from < today ? ClaimRefusals.SchemeInThePast
        : null;

    internal sealed class Handler(Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<ChooseScheme, Done>
    {
        public async Task<Outcome<Done>> Handle(ChooseScheme command, CancellationToken ct)
        {
            if (Refuse(command.SchemeId, command.From, clock.Today) is { } refusal)
            {
                return refusal;
            }
            audit.About(await rulebook.Enter(new BenefitScheme(command.SchemeId), command.From, actor.AccountId, ct));
            return Done.It;
        }
    }
}

/// <summary>What the choice would change, for whom. Changes nothing.</summary>
public sealed record PreviewScheme(string SchemeId, DateOnly From) : IOfficeUseCase<TableEffect>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(BenefitTables tables, TableComparison comparison, Clock clock) : IHandle<PreviewScheme, TableEffect>
    {
        public async Task<Outcome<TableEffect>> Handle(PreviewScheme query, CancellationToken ct) =>
            ChooseScheme.Refuse(query.SchemeId, query.From, clock.Today) is { } refusal
                ? refusal
                : await comparison.Of(await tables.InForce(ct), await tables.With(query.SchemeId, query.From, ct), query.From, ct);
    }
}
