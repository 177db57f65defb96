namespace WelfareMutual.Enterprises.Contracts;

/// <summary>Where an account is held. Answered by the module that keeps the bank master, which stands above: enterprises know no banks.</summary>
public interface IBankPlaces
{
    /// <summary>Whether there is such a branch of such a bank today.</summary>
    bool Exists(string bankCode, string branchCode);
}
