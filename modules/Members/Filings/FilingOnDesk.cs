using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Filings;

/// <summary>One filing by its number: what was just keyed in, and what somebody who takes it back looks at.</summary>
public sealed record FilingOnDesk(string FilingNumber) : IOfficeUseCase<FilingOnDesk.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <param name="LastDay">Last day of membership, where a leaving is filed.</param>
    /// <param name="WhyNot">Why it cannot be taken back; null when it can.</param>
    public sealed record Result(FilingLine Filing, DateOnly JoinedOn, DateOnly? LastDay, DateOnly? RetiredOn, string? Reason, string? WhyNot);

    internal sealed class Handler(MembersDb db, PersonKeys keys, Clock clock) : IHandle<FilingOnDesk, Result>
    {
        public async Task<Outcome<Result>> Handle(FilingOnDesk query, CancellationToken ct)
        {
            var found = await db.Filings.AsNoTracking().Where(f => f.Number == query.FilingNumber)
                .Join(db.Members, f => f.PersonId, m => m.Id, (f, m) => new { Filing = f, Member = m }).SingleOrDefaultAsync(ct);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            await keys.LoadFor(found.Filing.PersonId, ct: ct);
            if (!keys.Holds(found.Filing.PersonId))
            {
                return Refusal.NotFound;
            }
            var content = found.Filing.Content.Open();
            return new Result(FilingLine.Of(found.Filing, found.Member.Number, clock.Now), found.Member.JoinedOn, found.Member.LeftOn, content.RetiredOn, content.Reason,
                TakeBackOnBehalf.Refuse(found.Filing, found.Member, clock.Today)?.Text);
        }
    }
}
