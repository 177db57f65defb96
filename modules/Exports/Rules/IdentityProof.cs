namespace WelfareMutual.Exports.Rules;

/// <summary>By what the claimant, or the agent, showed who they are. A closed list: no number of a document is written down.</summary>
internal static class IdentityProof
{
    public static readonly string[] OfThePerson = ["licence", "number-card-front", "passport", "residence-card", "insurance-and-another", "post-with-register"];
    public static readonly string[] OfAnAgent = ["parent-with-register", "guardian-with-register", "mandate-with-seal"];

    public static bool Fits(string proof, bool byAgent) => (byAgent ? OfAnAgent : OfThePerson).Contains(proof);
}
