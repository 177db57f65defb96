using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Emergencies;

/// <summary>Source: IAM-08. The day after rights were lent an alert says so, until somebody has taken note; the page of emergencies is the report.</summary>
public sealed record ReportEmergencies : IJobUseCase<ReportEmergencies.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Reported);

    internal sealed class Handler(IdentityDb db, AuditTrail audit, Clock clock) : IHandle<ReportEmergencies, Result>
    {
        public async Task<Outcome<Result>> Handle(ReportEmergencies job, CancellationToken ct)
        {
            var today = Clock.StartOf(clock.Today);
            var due = await db.Emergencies.Where(e => e.OpenedAt < today && e.ReportedAt == null).ToListAsync(ct);
            foreach (var emergency in due)
            {
                emergency.Report(clock.Now);
                db.Alerts.Add(new Alert("emergency-used", null, clock.Now));
                audit.Concerns(emergency.StaffId);
            }
            await db.SaveChangesAsync(ct);
            return new Result(due.Count);
        }
    }
}
