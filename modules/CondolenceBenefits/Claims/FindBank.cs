using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Bank, then branch, by name, kana or number, for whoever corrects an account.</summary>
/// <param name="Code">The bank that was chosen before, if any.</param>
public sealed record FindBank(string? Bank, string? Code, string? Branch) : IPortalUseCase<BankChoices>, IQuery
{
    public static Access Access => Access.Member;

    internal sealed class Handler(IBanks banks) : IHandle<FindBank, BankChoices>
    {
        public Task<Outcome<BankChoices>> Handle(FindBank query, CancellationToken ct) =>
            Task.FromResult<Outcome<BankChoices>>(BankChoices.Of(banks, query.Bank, query.Code, query.Branch));
    }
}

/// <param name="Chosen">The bank whose branches are listed.</param>
public sealed record BankChoices(BankChoice? Chosen, IReadOnlyList<BankChoice> Banks, IReadOnlyList<BankChoice> Branches)
{
    internal static BankChoices Of(IBanks banks, string? text, string? code, string? branch)
    {
        var found = string.IsNullOrWhiteSpace(text) ? [] : banks.Find(text);
        var before = string.IsNullOrWhiteSpace(code) ? null : banks.Bank(code);
        if (found.Count == 0 && before is not null && string.IsNullOrWhiteSpace(text))
        {
            found = [before];
        }
        var chosen = found.FirstOrDefault(b => b.Code == before?.Code) ?? (found.Count == 1 ? found[0] : null);
        return new(chosen, found, chosen is null || string.IsNullOrWhiteSpace(branch) ? [] : banks.FindBranches(chosen.Code, branch));
    }
}
