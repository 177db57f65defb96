using WelfareMutual.Kernel;

namespace WelfareMutual.Enterprises.Contracts;

/// <summary>Where an account is held. Answered by the module that keeps the bank master, which stands above: enterprises know no banks.</summary>
public interface IBankPlaces
{
    /// <summary>Whether there is such a branch of such a bank today.</summary>
    bool Exists(string bankCode, string branchCode);

    /// <summary>The holder's name as a bank writes it, half-width; refused at the field Holder when it is missing, too long or no kana.</summary>
    Outcome<string> Holder(string typed);
}
