using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.Payouts.Banks;

/// <summary>Tells Enterprises whether an account that dues are debited from can be there.</summary>
internal sealed class BankPlaces(IBanks banks) : IBankPlaces
{
    public bool Exists(string bankCode, string branchCode) => banks.Branch(bankCode, branchCode) is not null;

    public Outcome<string> Holder(string typed) => BankQuestions.Holder(typed);
}
