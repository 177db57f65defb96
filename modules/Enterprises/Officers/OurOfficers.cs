using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>The officers of the reader's own enterprise, invited ones with the day the invitation ends.</summary>
public sealed record OurOfficers : IPortalUseCase<OurOfficers.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    /// <param name="Own">The reader's own account.</param>
    public sealed record Result(IReadOnlyList<OfficerAccount> Officers, Guid Own, bool MayInvite);

    internal sealed class Handler(IAccounts accounts, Actor actor) : IHandle<OurOfficers, Result>
    {
        public async Task<Outcome<Result>> Handle(OurOfficers query, CancellationToken ct) =>
            new Result(await accounts.OfficersOf(actor.Enterprise, ct), actor.AccountId, actor.Has(OfficerRight.Roster));
    }
}
