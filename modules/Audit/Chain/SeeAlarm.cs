using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Chain;

/// <summary>An auditor has seen an alarm; the same trouble raises another from now on.</summary>
public sealed record SeeAlarm(Guid Id) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Auditor, StaffRole.System);

    internal sealed class Handler(DbSession session, AuditTrail audit, Clock clock) : IHandle<SeeAlarm, Done>
    {
        public async Task<Outcome<Done>> Handle(SeeAlarm command, CancellationToken ct)
        {
            audit.About(command.Id);
            await using var see = session.Command("update audit.alarm set seen_at = $2 where id = $1 and seen_at is null", command.Id, clock.Now);
            return await see.ExecuteNonQueryAsync(ct) == 1 ? Done.It : Refusal.NotFound;
        }
    }
}
