using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Employees;

/// <summary>One of the officer's own people with the filings about them. Another enterprise's number is not found (ENT-02).</summary>
public sealed record OurMember(string Number) : IPortalUseCase<OurMember.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    public sealed record Result(Guid PersonId, string Number, MembershipState State, DateOnly JoinedOn, DateOnly? LeftOn, EmployeeContent Employee, IReadOnlyList<FilingLine> Filings, int Version, bool MayFile);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, Actor actor, Clock clock) : IHandle<OurMember, Result>
    {
        public async Task<Outcome<Result>> Handle(OurMember query, CancellationToken ct)
        {
            if (await people.One(actor.Enterprise, query.Number, ct) is not { } found)
            {
                return Refusal.NotFound;
            }
            var mayFile = actor.Has(OfficerRight.Roster);
            var filings = await db.Filings.Where(f => f.PersonId == found.Member.Id).OrderByDescending(f => f.FiledAt).ToListAsync(ct);
            return new Result(found.Member.Id, found.Member.Number, found.Member.State, found.Member.JoinedOn, found.Member.LeftOn, found.Content,
                [.. filings.Select(f => FilingLine.Of(f, found.Member.Number, clock.Now, mayFile))], found.Version, mayFile);
        }
    }
}
